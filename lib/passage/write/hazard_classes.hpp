#pragma once
#include <array>
#include <optional>
#include <string>

#include "passage/model/hazard_surface.hpp"

namespace passage {

/// Five steps of recorded-incident density for people, with round bounds from the series 1, 3, 10, 30 … of
/// expected recorded incidents per 1 000 km² and year.
struct HazardClasses {
  static constexpr int count = 5;
  std::array<HazardRate, count - 1> bounds;  ///< rising; a rate on a bound belongs to the upper class
  std::array<std::string, count> names;      ///< "under 3", "3 to 10" … "100 and more"

  static constexpr char const* unit = "expected recorded incidents per 1 000 km² and year";

  /// 0 … 4.
  int class_of(HazardRate rate) const;
};

/// The classes of a surface: the uppermost bound is the largest of the series that at most half its highest
/// rate reaches. Empty when no cell is observed.
std::optional<HazardClasses> hazard_classes(HazardSurface const& hazard);

/// The rate at a point of the surface's CRS for pictures: between cell centres, from the valid ones among the
/// four around; empty where the cell itself is not observed.
std::optional<HazardRate> smooth_rate(HazardSurface const& hazard, Point point);

}  // namespace passage
