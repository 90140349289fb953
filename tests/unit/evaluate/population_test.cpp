#include "passage/evaluate/population.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"

#include "passage/base/random.hpp"
#include "passage/geo/overlay.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Crs const frame = Crs::utm(36, true);

/// One degree square near 33 E 4 N, 0.005° cells, seeded people; `spread` zero: the same everywhere.
Population people(double mean, double spread, PopulationUnit unit = PopulationUnit::count) {
  Grid grid;
  grid.origin = {32.5, 4.5};
  grid.cell_width = grid.cell_height = 0.005;
  grid.rows = grid.columns = 200;
  Population made{Raster<Persons>{grid}, unit, "test"};
  Random random{2};
  for (std::int64_t row = 0; row < 200; ++row) {
    for (std::int64_t column = 0; column < 200; ++column) {
      made.cells.set(row, column, Persons{mean + spread * random.uniform(-1, 1)});
    }
  }
  return made;
}

double distance_to(Line const& line, Point point) {
  double least = 1e300;
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const a = line[i - 1], b = line[i];
    double const dx = b.x - a.x, dy = b.y - a.y;
    double const t =
        std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    least = std::min(least, std::hypot(point.x - a.x - t * dx, point.y - a.y - t * dy));
  }
  return least;
}

}  // namespace

TEST_CASE("people along a line agree with brute force sampling of every cell") {
  auto const population = people(10, 8);
  Projector const to_frame{Crs{}, frame};
  Line line;
  for (LonLat place : {LonLat{32.6, 3.7}, LonLat{32.9, 4.2}, LonLat{33.3, 3.9}, LonLat{32.95, 3.8}}) {
    line.push_back(to_frame(place));
  }
  double expected = 0;
  int const fine = 12;  // sample points along each side of a cell
  auto const& grid = population.cells.grid();
  population.cells.for_each_valid([&](std::int64_t row, std::int64_t column, Persons here) {
    if (distance_to(line, to_frame(grid.centre(row, column))) > 6000) return;
    auto const box = grid.cell_box(row, column);
    int inside = 0;
    for (int i = 0; i < fine; ++i) {
      for (int j = 0; j < fine; ++j) {
        Point const spot{box.low.x + box.width() * (i + 0.5) / fine,
                         box.low.y + box.height() * (j + 0.5) / fine};
        inside += distance_to(line, to_frame(spot)) <= 5000;
      }
    }
    expected += here.value * inside / (fine * fine);
  });
  Context context;
  PeopleCounter const counter{population, frame};
  CHECK(counter.along(line, Metres{5000}, context).value == Approx(expected).epsilon(2e-3));
}

TEST_CASE("nobody counts twice near stops that lie close together") {
  auto const population = people(10, 0);
  Projector const to_frame{Crs{}, frame};
  auto const stop = to_frame(LonLat{33, 4});
  Context context;
  PeopleCounter const counter{population, frame};
  auto const one = counter.near({stop}, Metres{5000}, context);
  CHECK(counter.near({stop, stop}, Metres{5000}, context).value == Approx(one.value).epsilon(1e-9));
  auto const apart = to_frame(LonLat{33.2, 4});
  CHECK(counter.near({stop, apart}, Metres{5000}, context).value == Approx(2 * one.value).epsilon(1e-3));
  auto const overlapping = counter.near({stop, {stop.x + 3000, stop.y}}, Metres{5000}, context);
  CHECK(overlapping > one);
  CHECK(overlapping < one * 2);
}

TEST_CASE("people of an area and of the rest are everybody") {
  auto const population = people(10, 8);
  Projector const to_frame{Crs{}, frame};
  Polygon everything;
  for (LonLat corner : {LonLat{32, 3}, LonLat{34, 3}, LonLat{34, 5}, LonLat{32, 5}, LonLat{32, 3}}) {
    everything.outer.push_back(to_frame(corner));
  }
  auto const part = buffer(to_frame(LonLat{33, 4}), 20000);
  Context context;
  PeopleCounter const counter{population, frame};
  auto const inside = counter.inside(part, context);
  auto const outside = counter.inside(difference({everything}, part), context);
  CHECK((inside + outside).value == Approx(counter.total().value).epsilon(1e-9));
}

TEST_CASE("density gives people per square kilometre times ground") {
  auto const population = people(50, 0, PopulationUnit::density);
  Projector const to_frame{Crs{}, frame};
  Context context;
  PeopleCounter const counter{population, frame};
  auto const near = counter.near({to_frame(LonLat{33, 4})}, Metres{10000}, context);
  // 10 km of the frame are 10 km / 0.9996 on the ground on the central meridian.
  CHECK(near.value == Approx(50 * 314.159 / 0.9996 / 0.9996).epsilon(3e-3));
}
