#pragma once
#include "passage/algorithms/surface_inputs.hpp"

namespace passage {

/// `passage isochrones`: what is reached within given times, as nested polygons.
struct Isochrones {
  RasterInput<SecondsPerMetre> friction;
  tables::FrictionUnit friction_unit = tables::FrictionUnit::seconds_per_metre;
  PointInput sources;
  std::vector<Seconds> times{hour};
  OutputFile out;
  bool reverse = false;
  Neighbours neighbours = Neighbours::sixteen;
  Corners corners = Corners::closed;
  std::optional<RasterInput<Metres>> elevation;
  Pace walking = Pace::level;
  std::optional<AnyInput> barriers;
  std::optional<PointInput> gates;
};

template <>
inline constexpr auto params<Isochrones> = declare<Isochrones>(
    tables::friction_row<&Isochrones::friction>(), tables::friction_unit_row<&Isochrones::friction_unit>(),
    param<&Isochrones::sources>("sources", "Points from which time counts.").required(),
    param<&Isochrones::times>("times", "Travel times to draw.", {Seconds{1}, 3650 * day}),
    param<&Isochrones::out>("out", "Polygons, the shortest time last.")
        .required()
        .endings_in(".gpkg .geojson .fgb .shp"),
    param<&Isochrones::reverse>("reverse", "Time to the sources instead of from them."),
    tables::neighbours_row<&Isochrones::neighbours>(), tables::corners_row<&Isochrones::corners>(),
    tables::elevation_row<&Isochrones::elevation>(), tables::walking_row<&Isochrones::walking>(),
    tables::barriers_row<&Isochrones::barriers>(), tables::gates_row<&Isochrones::gates>());

Outputs run(Isochrones const& options, Context& context);

extern const Algorithm isochrones_command;

}  // namespace passage
