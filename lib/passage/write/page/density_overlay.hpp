#pragma once
#include <optional>
#include <string>

#include "passage/geo/geometry.hpp"
#include "passage/model/hazard_surface.hpp"
#include "passage/write/hazard_classes.hpp"

namespace passage {

/// A picture of the density in Web Mercator, as a PNG with a palette: nothing, five classes, diagonals of no
/// data.
struct DensityOverlay {
  std::string png;
  Box degrees;  ///< west, south, east, north: its corners
  int columns = 0, rows = 0;
};

/// At most 2 048 pixels wide and high. Empty when nothing is observed.
std::optional<DensityOverlay> density_overlay(HazardSurface const& hazard);

}  // namespace passage
