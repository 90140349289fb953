#include "passage/evaluate/split_people.hpp"

#include <cmath>

#include "support/catch.hpp"

#include "passage/base/random.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Grid grid(Crs const& crs, Point origin, double cell, std::int64_t rows, std::int64_t columns) {
  Grid made;
  made.crs = crs;
  made.origin = origin;
  made.cell_width = made.cell_height = cell;
  made.rows = rows;
  made.columns = columns;
  return made;
}

Crs const plane = Crs::utm(36, true);

Population in_degrees(std::uint64_t seed) {
  Population people{Raster<Persons>{grid(Crs{}, {32.99, 4.53}, 0.000833333333, 60, 50)},
                    PopulationUnit::count, "test"};
  Random random{seed};
  for (std::int64_t row = 0; row < 60; ++row) {
    for (std::int64_t column = 0; column < 50; ++column) {
      if (random.uniform(0, 1) < 0.8) people.cells.set(row, column, Persons{random.uniform(0, 40)});
    }
  }
  return people;
}

TileSelection all_of(Grid const& frame) {
  TileSelection tiles{{frame.rows, frame.columns}};
  for (std::int64_t tile = 0; tile < tiles.layout().tiles(); ++tile) tiles.add(tile);
  return tiles;
}

}  // namespace

TEST_CASE("splitting loses nobody, whatever the cells") {
  auto const people = in_degrees(1);
  Context context;
  for (double const cell : {37.0, 100.0, 410.0}) {
    auto const frame = grid(plane, {498000, 502000}, cell, static_cast<std::int64_t>(8000 / cell) + 1,
                            static_cast<std::int64_t>(8000 / cell) + 1);
    auto const split = split_people(people, frame, all_of(frame), context);
    CHECK(split.beyond.value == Approx(0).margin(1e-6));
    CHECK(split.difference().value == Approx(0).margin(1e-6));
    CHECK(split.total.value > 40000);
  }
}

TEST_CASE("each frame cell gets the share of each population cell that GEOS cuts out") {
  auto const people = in_degrees(2);
  Context context;
  auto const frame = grid(plane, {499000, 500800}, 130, 20, 20);
  auto const split = split_people(people, frame, all_of(frame), context);
  Projector const project{Crs{}, plane};
  for (std::int64_t row = 3; row < 20; row += 5) {
    for (std::int64_t column = 2; column < 20; column += 5) {
      auto const box = frame.cell_box(row, column);
      MultiPolygon const cell{
          {{box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low}, {}}};
      double expected = 0;
      people.cells.for_each_valid([&](std::int64_t r, std::int64_t c, Persons here) {
        auto const b = people.cells.grid().cell_box(r, c);
        MultiPolygon const quad = {{{project(b.low), project(Point{b.high.x, b.low.y}), project(b.high),
                                     project(Point{b.low.x, b.high.y}), project(b.low)},
                                    {}}};
        if (bounds(quad).intersects(box))
          expected += here.value * area(intersection(quad, cell)) / area(quad);
      });
      CHECK(split.cells.at(row, column).value_or(Persons{0}).value == Approx(expected).epsilon(1e-7));
    }
  }
}

TEST_CASE("what lies off the frame or its chosen tiles is beyond, and everybody is somewhere") {
  auto const people = in_degrees(3);
  Context context;
  auto const small = grid(plane, {500000, 499500}, 100, 8, 8);
  auto const split = split_people(people, small, all_of(small), context);
  CHECK(split.beyond.value > 1000);
  CHECK(split.placed.value > 100);
  CHECK(split.difference().value == Approx(0).margin(1e-6));
  auto const none = split_people(people, small, TileSelection{{8, 8}}, context);
  CHECK(none.placed.value == 0);
  CHECK(none.beyond.value == Approx(none.total.value));
}

TEST_CASE("density is people per km2 of ellipsoidal ground; any number of threads gives the same bits") {
  auto people = in_degrees(4);
  people.unit = PopulationUnit::density;
  auto const frame = grid(plane, {498000, 502000}, 100, 81, 81);
  Context one, two;
  two.threads = 2;
  auto const a = split_people(people, frame, all_of(frame), one);
  auto const b = split_people(people, frame, all_of(frame), two);
  double expected = 0;
  people.cells.for_each_valid([&](std::int64_t row, std::int64_t, Persons here) {
    expected += here.value * people.cells.grid().row_metrics(row).area.value / 1e6;
  });
  CHECK(a.total.value == Approx(expected));
  CHECK(a.placed == b.placed);
  for (std::int64_t row = 0; row < 81; ++row) {
    for (std::int64_t column = 0; column < 81; ++column)
      CHECK(a.cells.at(row, column) == b.cells.at(row, column));
  }
}
