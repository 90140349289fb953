#pragma once
#include "passage/algorithms/evidence_tables.hpp"
#include "passage/declare/algorithm.hpp"

namespace passage {

/// `passage routes`: route options between places without a scenario file and without a sheet.
struct Routes {
  tables::Roads roads;
  tables::Places from, to;
  OutputFile out;
  std::optional<RasterInput<HazardRate>> hazard;
  Metres radius{1000};
  EvidenceTables evidence;
  tables::Corridors corridors;
};

template <>
inline constexpr auto params<Routes> = declare<Routes>(
    param<&Routes::roads>("roads", "The roads."),
    param<&Routes::from>("from", "Where routes start; several are alternatives.").required(),
    param<&Routes::to>("to", "Where they end.").required(),
    param<&Routes::out>("out", "Layers options, segments, areas, gates, places and front.")
        .required()
        .endings_in(".gpkg"),
    param<&Routes::hazard>(
        "hazard",
        "Rate of recorded incidents per km2 and day, as passage exposure writes it, in a CRS "
        "in metres; it gives the frame. Absent: the incidents, if given."),
    param<&Routes::radius>("radius", "Incidents within this distance of the line count, with hazard.",
                           {Metres{1}, Metres{100000}})
        .advanced(),
    embed<&Routes::evidence>(),
    param<&Routes::corridors>("corridors", "How routes are looked for and told apart.").short_names());

/// Refuses a hazard raster together with incidents: one rate is meant.
void check(Routes const& options, Node const& table, Problems& problems);

Outputs run(Routes const& options, Context& context);

extern const Algorithm routes_command;

}  // namespace passage
