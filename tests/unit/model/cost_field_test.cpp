#include "passage/model/cost_field.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

Grid small_grid() {
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.rows = 300;
  grid.columns = 20;
  return grid;
}

}  // namespace

TEST_CASE("labels come back as they were written, near together and far apart") {
  CostField field{small_grid(), TimeQuantum{-20}};
  CHECK_FALSE(field.at(0, 0).is_reached());
  std::vector<double> labels(TileLayout::cells_per_tile(), 1e18);
  double const base = GENERATE(0.0, 12345678901.0);
  // The last offsets that fit 32 and 40 bits, and the first that do not.
  for (double const offset : {4294967294.0, 4294967295.0, 255 * 4294967296.0 - 1, 255 * 4294967296.0, 3e15}) {
    labels[3] = base;
    labels[4] = base + 17;
    labels[5] = base + offset;
    field.write(0, 1e18, labels.data(), TileLayout::side);
    CHECK(field.at(0, 3).quanta == static_cast<std::uint64_t>(base));
    CHECK(field.at(0, 4).quanta == static_cast<std::uint64_t>(base) + 17);
    CHECK(field.at(0, 5).quanta == static_cast<std::uint64_t>(base + offset));
    CHECK_FALSE(field.at(0, 6).is_reached());
    CHECK(field.least(0) == base);
    CHECK(field.most(0) == base + offset);
    CHECK(field.clone() == field);
  }
  field.clear(0);
  CHECK_FALSE(field.at(0, 3).is_reached());
}

TEST_CASE("a window of a tile is read with its own mark for unreached cells") {
  CostField field{small_grid(), TimeQuantum{-20}};
  std::vector<double> labels(TileLayout::cells_per_tile(), 1e18);
  labels[2 * TileLayout::side + 7] = 42;
  field.write(1, 1e18, labels.data(), TileLayout::side);
  double window[4] = {};
  field.read(1, {2, 6, 2, 2}, -5, window, 2);
  CHECK(window[0] == -5);
  CHECK(window[1] == 42);
  CHECK(window[3] == -5);
  CHECK(field.at(258, 7).quanta == 42);
}

TEST_CASE("fields differ when one label or the quantum differs") {
  CostField a{small_grid(), TimeQuantum{-20}}, b{small_grid(), TimeQuantum{-20}},
      c{small_grid(), TimeQuantum{-19}};
  CHECK(a == b);
  CHECK_FALSE(a == c);
  std::vector<double> labels(TileLayout::cells_per_tile(), 1e18);
  labels[0] = 1;
  b.write(0, 1e18, labels.data(), TileLayout::side);
  CHECK_FALSE(a == b);
}
