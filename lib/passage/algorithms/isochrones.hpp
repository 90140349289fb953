#pragma once
#include "passage/algorithms/surface_inputs.hpp"

namespace passage {

/// `passage isochrones`: what is reached within given times, as nested polygons.
struct Isochrones {
  PointInput sources;
  std::vector<Seconds> times{hour};
  OutputFile out;
  bool reverse = false;
  SurfaceInputs surface;
};

template <>
inline constexpr auto params<Isochrones> =
    declare<Isochrones>(param<&Isochrones::sources>("sources", "Points from which time counts.").required(),
                        param<&Isochrones::times>("times", "Travel times to draw.", {Seconds{1}, 3650 * day}),
                        param<&Isochrones::out>("out", "Polygons, the shortest time last.")
                            .required()
                            .endings_in(".gpkg .geojson .fgb .shp"),
                        param<&Isochrones::reverse>("reverse", "Time to the sources instead of from them."),
                        embed<&Isochrones::surface>());

Outputs run(Isochrones const& options, Context& context);

extern const Algorithm isochrones_command;

}  // namespace passage
