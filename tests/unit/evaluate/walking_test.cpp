#include "passage/evaluate/walking.hpp"

#include <cmath>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Crs const plane = Crs::utm(36, true);
constexpr std::int64_t rows = 40, columns = 50;

Grid frame() {
  Grid grid;
  grid.crs = plane;
  grid.origin = {500000, 504000};
  grid.cell_width = grid.cell_height = 100;
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

Population people() {
  Population made{Raster<Persons>{frame()}, PopulationUnit::count, "test"};
  Random random{11};
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t column = 0; column < columns; ++column)
      made.cells.set(row, column, Persons{random.uniform(0, 20)});
  }
  return made;
}

TileSelection everything() {
  TileSelection tiles{{rows, columns}};
  tiles.add(0);
  return tiles;
}

/// Any times: each cell its own, some never reached.
CostField times(std::vector<double>& seconds) {
  CostField field{frame(), TimeQuantum{-4}};
  std::vector<double> labels(TileLayout::cells_per_tile(), CostField::range_quanta);
  Random random{12};
  seconds.assign(static_cast<std::size_t>(rows * columns), INFINITY);
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t column = 0; column < columns; ++column) {
      if (random.uniform(0, 1) < 0.2) continue;
      double const label = std::floor(random.uniform(0, 9000 * 16));
      labels[static_cast<std::size_t>(row * TileLayout::side + column)] = label;
      seconds[static_cast<std::size_t>(row * columns + column)] = label / 16;
    }
  }
  field.write(0, CostField::range_quanta, labels.data(), TileLayout::side);
  return field;
}

MultiPolygon box(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

std::vector<WalkingBand> const bands{{"30min", minute * 30}, {"1h", hour}, {"2h", hour * 2}};

}  // namespace

TEST_CASE("people by walking time are those of the cells that are near enough, one by one") {
  auto const population = people();
  Context context;
  auto const split = split_people(population, frame(), everything(), context);
  std::vector<double> seconds;
  auto const field = times(seconds);
  auto const found =
      WalkingCounter{split, {}, reach_of(population, plane, {}, {}, context)}.count(field, bands);
  REQUIRE(found.reach.bands.size() == 3);
  REQUIRE(found.by_minute.size() == 121);
  auto const within = [&](double limit_s) {
    double sum = 0;
    population.cells.for_each_valid([&](std::int64_t row, std::int64_t column, Persons here) {
      if (seconds[static_cast<std::size_t>(row * columns + column)] <= limit_s) sum += here.value;
    });
    return sum;
  };
  for (std::size_t b = 0; b < 3; ++b)
    CHECK(found.reach.bands[b].total.value == Approx(within(bands[b].time.value)));
  for (std::size_t m = 0; m <= 120; ++m)
    CHECK(found.by_minute[m].value == Approx(within(60.0 * static_cast<double>(m))));
  CHECK(found.by_minute[60].value == Approx(found.reach.bands[1].total.value));
}

TEST_CASE("areas share cells by exact area; areas and the rest are the whole") {
  auto const population = people();
  Context context;
  std::vector<ReachGroup> const groups{{"W", "West", box(499000, 499000, 502230, 505000), 1},
                                       {"E", "East", box(502230, 499000, 504000, 505000), 1}};
  auto const split = split_people(population, frame(), everything(), context);
  std::vector<double> seconds;
  auto const field = times(seconds);
  auto const found =
      WalkingCounter{split, groups, reach_of(population, plane, groups, {}, context)}.count(field, bands);
  for (std::size_t b = 0; b < 3; ++b) {
    auto const& band = found.reach.bands[b];
    CHECK((band.by_group[0] + band.by_group[1] + band.outside_groups).value == Approx(band.total.value));
    double west = 0;  // columns 0 … 21 and 30 % of column 22
    population.cells.for_each_valid([&](std::int64_t row, std::int64_t column, Persons here) {
      if (seconds[static_cast<std::size_t>(row * columns + column)] > bands[b].time.value) return;
      west += here.value * (column < 22 ? 1 : column == 22 ? 0.3 : 0);
    });
    CHECK(band.by_group[0].value == Approx(west));
    CHECK(band.by_group[0] <= found.reach.by_group[0]);
  }
  CHECK(found.reach.imbalance().value == Approx(0).margin(1e-6));
}

TEST_CASE("people off the ground are those on cells without friction") {
  auto const population = people();
  Context context;
  auto const split = split_people(population, frame(), everything(), context);
  Raster<SecondsPerMetre> friction{frame()};
  double expected = 0;
  population.cells.for_each_valid([&](std::int64_t row, std::int64_t column, Persons here) {
    if ((row + column) % 7 == 0) {
      expected += here.value;
    } else {
      friction.set(row, column, SecondsPerMetre{1});
    }
  });
  CHECK(people_off(split, friction, everything()).value == Approx(expected));
}
