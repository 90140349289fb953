#include "passage/layers/hillshade.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace passage;

namespace {

/// A ridge from south-west to north-east in the middle of a square; its north-west side is lit.
Raster<Metres> ridge() {
  Raster<Metres> heights{Grid{Crs::parse("EPSG:32629"), {0, 100000}, 1000, 1000, 100, 100}};
  for (std::int64_t row = 0; row < 100; ++row)
    for (std::int64_t column = 0; column < 100; ++column) {
      double const across = static_cast<double>(column) - static_cast<double>(99 - row);
      if (row < 90) heights.set(row, column, Metres{1000 - 10 * std::abs(across)});
    }
  return heights;
}

}  // namespace

TEST_CASE("slopes towards the light are lighter than slopes away from it, no height has no shade") {
  auto const heights = ridge();
  Context context;
  auto const relief = hillshade(heights, heights.grid(), 50, context);
  CHECK(relief.columns == 50);  // asked: coarser than the heights
  CHECK(relief.rows == 50);
  CHECK(relief.shades.size() == 2500);
  auto const shade = [&](int row, int column) {
    return relief.shades[static_cast<std::size_t>(row * 50 + column)];
  };
  CHECK(shade(10, 10) > shade(35, 40));
  CHECK(shade(49, 5) == Relief::no_shade);
}

TEST_CASE("level ground has one shade") {
  Raster<Metres> heights{Grid{Crs::parse("EPSG:32629"), {0, 100000}, 1000, 1000, 20, 20}};
  for (std::int64_t row = 0; row < 20; ++row)
    for (std::int64_t column = 0; column < 20; ++column) heights.set(row, column, Metres{300});
  Context context;
  auto const relief = hillshade(heights, heights.grid(), 20, context);
  CHECK(relief.shades.find_first_not_of(relief.shades.front()) == std::string::npos);
}
