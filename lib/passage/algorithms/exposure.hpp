#pragma once
#include "passage/algorithms/accumulate.hpp"
#include "passage/declare/tables/hazards.hpp"
#include "passage/declare/tables/people.hpp"
#include "passage/layers/event_selection.hpp"

namespace passage {

/// `passage exposure --incidents FILE --as-of DATE --out hazard.tif`: how many incidents are expected to be
/// recorded per km² and day, with a table of the events that were used and left out.
struct Exposure {
  tables::Incidents incidents;
  Date as_of{};
  OutputFile out;
  std::optional<OutputFile> standing, table;
  std::optional<InputFile> like;
  std::vector<Degrees> extent;
  Metres cell{1000};
  CrsName crs;
  std::optional<tables::Zones> zones;
  std::optional<LineInput> along;
  MetresPerSecond speed{kilometres_per_hour(40)};
  Compression compress = Compression::deflate;
  bool hxl = false;
};

template <>
inline constexpr auto params<Exposure> = declare<Exposure>(
    param<&Exposure::incidents>("incidents", "Recorded events, and how they count.").required().short_names(),
    param<&Exposure::as_of>("as_of", "Evidence decays back from this date; later events are left out.")
        .required(),
    param<&Exposure::out>("out", "Expected recorded incidents per km2 and day.")
        .required()
        .endings_in(".tif .tiff"),
    param<&Exposure::standing>("standing", "What stays of persistent kinds, per km2.")
        .endings_in(".tif .tiff"),
    param<&Exposure::table>("table", "Events used and left out, by precision. Absent: beside out.")
        .endings_in(".csv"),
    param<&Exposure::like>("like", "Raster whose grid is used; projected in metres."),
    param<&Exposure::extent>("extent", "West, south, east, north. Absent: the zones, else the events.",
                             {Degrees{-360}, Degrees{360}}),
    param<&Exposure::cell>("cell", "Cell size, when no raster is given.", {Metres{10}, Metres{100000}}),
    param<&Exposure::crs>("crs", "Coordinate reference system, when no raster is given.").advanced(),
    param<&Exposure::zones>("zones", "Areas that events known to a district or province are spread over."),
    param<&Exposure::along>("along",
                            "Lines to drive: their exposure, its range and other readings of it, as a table "
                            "beside out."),
    param<&Exposure::speed>("speed", "Speed on them.", {kilometres_per_hour(1), kilometres_per_hour(200)}),
    param<&Exposure::compress>("compress", "Compression of the rasters; none is quick and large.").advanced(),
    tables::hxl_row<&Exposure::hxl>());

Outputs run(Exposure const& given, Context& context);

extern const Algorithm exposure_command;

}  // namespace passage
