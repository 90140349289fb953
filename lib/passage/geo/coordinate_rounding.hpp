#pragma once
// Coordinates made coarse on purpose, for readers who may not hold finer ones.
#include "passage/base/quantity.hpp"
#include "passage/geo/crs.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// Decimals of a degree that say no more than multiples of `grid` do: 4 for 10 m, 1 for 10 km. Six (0.1 m)
/// for a grid of zero.
int degree_decimals(Metres grid);

/// Digits of easting and northing in MGRS whose squares are not smaller than `grid`: 4 for 10 m. Five (1 m)
/// for a grid of zero.
int mgrs_digits(Metres grid);

/// Degrees rounded to `decimals`, never -0.
LonLat rounded(LonLat place, int decimals);

/// The nearest multiple of `grid` in both coordinates (frame coordinates in metres); as it is for a grid of
/// zero.
Point snapped(Point point, Metres grid);
/// Every point snapped; points that fall together are one, and a line keeps two at least.
Line snapped(Line const& line, Metres grid);
/// Every ring snapped; rings that lose their area are gone.
MultiPolygon snapped(MultiPolygon const& polygons, Metres grid);
Geometry snapped(Geometry const& geometry, Metres grid);

}  // namespace passage
