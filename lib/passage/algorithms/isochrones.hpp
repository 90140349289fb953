#pragma once
#include "passage/algorithms/surface_inputs.hpp"

namespace passage {

/// `passage isochrones`: what is reached within given times, as nested polygons.
struct Isochrones {
  AnyInput sources;
  std::vector<Seconds> times{hour};
  OutputFile out;
  bool reverse = false;
  SurfaceInputs surface;
};

template <>
inline constexpr auto params<Isochrones> = declare<Isochrones>(
    param<&Isochrones::sources>(
        "sources", "Points, lines or areas from which time counts; a column initial_s adds to it.")
        .required(),
    param<&Isochrones::times>("times", "Travel times to draw.", {Seconds{1}, 3650 * day}),
    param<&Isochrones::out>("out", "Polygons, the shortest time last.")
        .required()
        .endings_in(".gpkg .geojson .fgb .shp"),
    param<&Isochrones::reverse>("reverse", "Time to the sources instead of from them."),
    embed<&Isochrones::surface>());

inline void check(Isochrones const& options, Node const& table, Problems& problems) {
  check(options.surface, table, problems);
}

Outputs run(Isochrones const& options, Context& context);

extern const Algorithm isochrones_command;

}  // namespace passage
