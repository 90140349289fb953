#pragma once
// [avoid], [explosive_hazards], [incidents].
#include "passage/declare/tables/layer.hpp"

namespace passage {

namespace tables {

struct Avoid {
  AnyInput source;
  AvoidFactor factor;
  CrsName crs;
  TextMap columns, values;
};

/// Hard for movement and walking. No survey is unknown, never clear.
struct ExplosiveHazards {
  AnyInput source;
  ColumnName hazard_class{"status"};
  std::optional<LineInput> verified_roads;
  CrsName crs;
  TextMap columns, values;
};

/// How the columns of an event table are named.
enum class IncidentFormat { automatic, acled, ucdp, columns };

/// Kinds of events with a half-life and a bandwidth of their own.
struct IncidentClass {
  Text name;
  std::vector<Text> kinds;
  std::optional<Seconds> half_life;
  std::optional<Metres> bandwidth;
  bool persistent = false;
};

struct Incidents {
  PointInput source;
  IncidentFormat format = IncidentFormat::automatic;
  Seconds half_life{90 * day};
  Metres bandwidth{5000};
  Metres radius{1000};
  Seconds window{365 * day};
  Share recent_share{0.5};
  std::optional<Ratio> dispersion;
  std::vector<Text> persistent;
  std::vector<IncidentClass> classes;
  std::vector<InputFile> chosen;
  std::optional<PolygonInput> observed;
  CrsName crs;
  TextMap columns, values;
};

/// What a hindcast chose is not given a second time.
void check(Incidents const& incidents, Node const& table, Problems& problems);

}  // namespace tables

template <>
inline constexpr auto choices<tables::IncidentFormat> = words_of<tables::IncidentFormat>({
    {"auto", tables::IncidentFormat::automatic},
    {"acled", tables::IncidentFormat::acled},
    {"ucdp", tables::IncidentFormat::ucdp},
    {"columns", tables::IncidentFormat::columns},
});

template <>
inline constexpr auto params<tables::Avoid> = declare<tables::Avoid>(
    param<&tables::Avoid::source>("source", "Areas or lines to keep away from.").required(),
    param<&tables::Avoid::factor>("factor", "How much longer a metre counts inside; forbidden is hard."),
    tables::crs_row<&tables::Avoid::crs>(), tables::columns_row<&tables::Avoid::columns>(),
    tables::values_row<&tables::Avoid::values>());

template <>
inline constexpr auto params<tables::ExplosiveHazards> = declare<tables::ExplosiveHazards>(
    param<&tables::ExplosiveHazards::source>("source", "Confirmed and suspected explosive hazards.")
        .required(),
    param<&tables::ExplosiveHazards::hazard_class>("class", "Column with confirmed, suspected or cleared."),
    param<&tables::ExplosiveHazards::verified_roads>("verified_roads",
                                                     "Roads verified by a dated survey; passable inside."),
    tables::crs_row<&tables::ExplosiveHazards::crs>(),
    tables::columns_row<&tables::ExplosiveHazards::columns>(),
    tables::values_row<&tables::ExplosiveHazards::values>());

template <>
inline constexpr auto params<tables::IncidentClass> = declare<tables::IncidentClass>(
    param<&tables::IncidentClass::name>("name", "What the class is called in tables.").required(),
    param<&tables::IncidentClass::kinds>("kinds", "Kinds of events that belong to it.").required(),
    param<&tables::IncidentClass::half_life>("half_life", "Absent: as for all events.", {day, 36500 * day}),
    param<&tables::IncidentClass::bandwidth>("bandwidth", "Absent: as for all events.",
                                             {Metres{10}, Metres{500000}}),
    param<&tables::IncidentClass::persistent>(
        "persistent", "Its events stay where they are: counted per km of road, in a column of their own."));

template <>
inline constexpr auto params<tables::Incidents> = declare<tables::Incidents>(
    param<&tables::Incidents::source>("source", "Recorded events.").required(),
    param<&tables::Incidents::format>("format",
                                      "How columns are named; columns uses the map of the same name."),
    param<&tables::Incidents::half_life>("half_life", "Time after which an event counts half.",
                                         {day, 36500 * day}),
    param<&tables::Incidents::bandwidth>("bandwidth", "Standard deviation of the kernel around an event.",
                                         {Metres{10}, Metres{500000}}),
    param<&tables::Incidents::radius>("radius", "Distance from the line within which events are expected.",
                                      {Metres{10}, Metres{100000}})
        .advanced(),
    param<&tables::Incidents::window>("window", "Time before as_of of the plain count.", {day, 36500 * day})
        .advanced(),
    param<&tables::Incidents::recent_share>(
        "recent_share", "Weight of recent events against the long run; hindcast measures it.")
        .advanced(),
    param<&tables::Incidents::dispersion>(
        "dispersion",
        "How little events cluster (kappa of hindcast's table): small is bursts, large is chance alone. "
        "Absent: chance alone.",
        {Ratio{0.001}, Ratio{1e9}})
        .advanced(),
    param<&tables::Incidents::persistent>(
        "persistent",
        "Kinds of events that stay where they are (mines, ad-hoc posts): counted per km of road, in a column "
        "of their own, never with the others.")
        .advanced(),
    param<&tables::Incidents::classes>(
        "class",
        "Kinds of events with a half-life and a bandwidth of their own; all others keep those above.")
        .advanced(),
    param<&tables::Incidents::chosen>(
        "chosen",
        "Files chosen.toml of passage hindcast: half-life, bandwidth, recent_share and dispersion as chosen "
        "there.")
        .advanced(),
    param<&tables::Incidents::observed>(
        "observed",
        "The ground that the source of the events watches; outside, the rate is unknown. Absent: the zones "
        "when the events stop at their border, else the whole frame.")
        .advanced(),
    tables::crs_row<&tables::Incidents::crs>(), tables::columns_row<&tables::Incidents::columns>(),
    tables::values_row<&tables::Incidents::values>());

}  // namespace passage
