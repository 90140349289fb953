#include "passage/geo/coverage.hpp"

#include <cmath>
#include <numbers>

#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/base/random.hpp"
#include "passage/geo/line.hpp"
#include "passage/geo/overlay.hpp"

using passage::Box;
using passage::coverage;
using passage::CoverageRun;
using passage::Crs;
using passage::Grid;
using passage::Line;
using passage::MultiPolygon;
using passage::Point;
using passage::Polygon;
using passage::Random;
using passage::testing::Approx;

namespace {

Grid grid_of(Point origin, double width, double height, std::int64_t rows, std::int64_t columns) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = origin;
  grid.cell_width = width;
  grid.cell_height = height;
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

Line rectangle(Box const& box) {
  return {box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low};
}
MultiPolygon polygon_of(Box const& box) {
  return {{rectangle(box), {}}};
}

/// The shares as a full matrix; checks on the way that runs are ordered, apart, and inside the grid.
std::vector<double> matrix(Grid const& grid, std::vector<CoverageRun> const& runs) {
  std::vector<double> shares(static_cast<std::size_t>(grid.cells()), 0.0);
  std::int64_t next = 0;
  for (auto const& run : runs) {
    auto const start = run.row * grid.columns + run.first_column;
    REQUIRE(start >= next);
    REQUIRE(run.count > 0);
    REQUIRE(run.share > 0);
    REQUIRE(run.share <= 1);
    REQUIRE(run.first_column + run.count <= grid.columns);
    next = start + run.count;
    REQUIRE(next <= grid.cells());
    for (auto i = start; i < next; ++i) shares[static_cast<std::size_t>(i)] = run.share;
  }
  return shares;
}

double covered_area(Grid const& grid, std::vector<CoverageRun> const& runs) {
  double sum = 0;
  for (auto const& run : runs) sum += static_cast<double>(run.count) * run.share;
  return sum * grid.cell_width * grid.cell_height;
}

// Oracle: GEOS clips the polygon by every cell.
void check_against_clipping(Grid const& grid, MultiPolygon const& polygons) {
  auto const shares = matrix(grid, coverage(grid, polygons));
  double const cell_area = grid.cell_width * grid.cell_height;
  double worst = 0;
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      auto const clipped = intersection(polygons, polygon_of(grid.cell_box(row, column)));
      auto const index = static_cast<std::size_t>(row * grid.columns + column);
      worst = std::max(worst, std::abs(shares[index] - area(clipped) / cell_area));
    }
  }
  CHECK(worst < 1e-9);
}

Line star(Random& random, Point centre, double radius, int corners) {
  Line ring;
  for (int i = 0; i < corners; ++i) {
    double const angle = 2 * std::numbers::pi * i / corners;
    double const r = radius * random.uniform(0.3, 1);
    ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

}  // namespace

TEST_CASE("a rectangle covers its cells in shares that can be read off") {
  auto const grid = grid_of({0, 4}, 1, 1, 4, 6);
  auto const runs = coverage(grid, polygon_of({{0.5, 0.25}, {4, 3}}));
  auto const shares = matrix(grid, runs);
  std::vector<double> const expected{
      0,     0,    0,    0,    0, 0,  //
      0.5,   1,    1,    1,    0, 0,  //
      0.5,   1,    1,    1,    0, 0,  //
      0.375, 0.75, 0.75, 0.75, 0, 0,  //
  };
  CHECK(shares == expected);
  REQUIRE(runs.size() == 6);  // a boundary cell and a run in each row
  CHECK(runs[1].count == 3);
}

TEST_CASE("a polygon on the cells' own edges covers whole cells and nothing beside them") {
  auto const grid = grid_of({300000, 1000000}, 30, 30, 50, 50);
  auto const runs = coverage(grid, polygon_of(Box{grid.cell_box(40, 10).low, grid.cell_box(5, 30).high}));
  REQUIRE(runs.size() == 36);
  for (auto const& run : runs) {
    CHECK(run.first_column == 10);
    CHECK(run.count == 21);
    CHECK(run.share == 1);
  }
  // Degrees that binary numbers cannot hold: still no specks of rounding.
  auto const degrees = grid_of({29.3, 5.1}, 1 / 1200.0, 1 / 1200.0, 100, 100);
  auto const whole =
      coverage(degrees, polygon_of(Box{degrees.cell_box(99, 0).low, degrees.cell_box(7, 93).high}));
  REQUIRE(whole.size() == 93);
  for (auto const& run : whole) {
    CHECK(run.share == 1);
    CHECK(run.count == 94);
  }
}

TEST_CASE("random polygons with holes agree with clipping every cell") {
  Random random{41};
  for (int round = 0; round < 60; ++round) {
    auto const grid = grid_of({random.uniform(-5, 5), 20 + random.uniform(-5, 5)}, random.uniform(0.5, 3),
                              random.uniform(0.5, 3), 9, 11);
    Point const centre{random.uniform(0, 15), random.uniform(0, 20)};
    Polygon polygon{star(random, centre, 12, 4 + static_cast<int>(random.below(30))), {}};
    if (round % 2) polygon.holes.push_back(star(random, centre, 3, 7));
    if (round % 3 == 0) polygon.outer = passage::reversed(polygon.outer);
    if (round % 5 == 0 && !polygon.holes.empty()) polygon.holes[0] = passage::reversed(polygon.holes[0]);
    check_against_clipping(grid, {polygon});
  }
}

TEST_CASE("vertices exactly on cell corners and edges agree with clipping") {
  Random random{42};
  auto const grid = grid_of({0, 8}, 1, 1, 8, 8);
  int valid = 0;
  while (valid < 150) {
    Line ring;
    for (int i = 0; i < 5; ++i)
      ring.push_back(
          {static_cast<double>(random.below(21)) / 2 - 1, static_cast<double>(random.below(21)) / 2 - 1});
    ring.push_back(ring.front());
    MultiPolygon const polygons{{ring, {}}};
    if (passage::validity_problem(polygons)) continue;
    ++valid;
    check_against_clipping(grid, polygons);
  }
}

TEST_CASE("corridor areas agree with clipping, many polygons at once") {
  Random random{43};
  auto const grid = grid_of({0, 30}, 1, 1.5, 20, 30);
  for (int round = 0; round < 10; ++round) {
    Line line;
    for (int i = 0; i < 5; ++i) line.push_back({random.uniform(-5, 35), random.uniform(-5, 35)});
    check_against_clipping(grid, passage::buffer(line, random.uniform(0.2, 3)));
  }
}

TEST_CASE("shares agree with 10 000 sample points a cell") {
  auto const grid = grid_of({0, 3}, 1, 1, 3, 3);
  Line const ring{{0.2, 0.1}, {2.9, 0.7}, {2.1, 2.8}, {1.4, 1.1}, {0.3, 2.6}, {0.2, 0.1}};
  auto const shares = matrix(grid, coverage(grid, {{ring, {}}}));
  auto const inside = [&](double x, double y) {  // counts crossings to the right
    bool odd = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
      auto const a = ring[i - 1], b = ring[i];
      if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)) odd = !odd;
    }
    return odd;
  };
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      int hits = 0;
      for (int k = 0; k < 10000; ++k)
        hits += inside(column + (k % 100 + 0.5) / 100, 3 - row - (k / 100 + 0.5) / 100);
      CHECK(shares[static_cast<std::size_t>(row * 3 + column)] == Approx(hits / 10000.0).margin(0.004));
    }
  }
}

TEST_CASE("covered areas add up to the polygon, clipped to the grid") {
  Random random{44};
  for (int round = 0; round < 300; ++round) {
    auto const grid = grid_of({random.uniform(2e5, 8e5), random.uniform(1e5, 9e6)}, 100, 80, 300, 400);
    auto const box = grid.bounds();
    Point const centre{random.uniform(box.low.x - 5000, box.high.x + 5000),
                       random.uniform(box.low.y - 5000, box.high.y + 5000)};
    Polygon polygon{star(random, centre, random.uniform(20, 15000), 60), {}};
    if (round % 2) polygon.holes.push_back(star(random, centre, 1, 5));
    auto const clipped = passage::intersection({polygon}, polygon_of(box));
    CHECK(covered_area(grid, coverage(grid, {polygon})) == Approx(area(clipped)).epsilon(1e-9).margin(1e-5));
  }
}

TEST_CASE("a polygon inside one cell and a polygon around the whole grid") {
  auto const grid = grid_of({500000, 600000}, 1000, 1000, 10, 10);
  Random random{45};
  for (int round = 0; round < 50; ++round) {
    MultiPolygon const tiny{{star(random, {503500, 595500}, random.uniform(1, 400), 12), {}}};
    auto const runs = coverage(grid, tiny);
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].row == 4);
    CHECK(runs[0].first_column == 3);
    CHECK(runs[0].share == Approx(area(tiny) / 1e6).epsilon(1e-6));
  }
  auto const all = coverage(grid, polygon_of(grid.bounds().grown(1e6)));
  REQUIRE(all.size() == 10);
  for (auto const& run : all) CHECK((run.count == 10 && run.share == 1));
  CHECK(coverage(grid, polygon_of({{0, 0}, {1000, 1000}})).empty());
  CHECK(coverage(grid, {}).empty());
}

TEST_CASE("polygons that stick out on every side keep the shares of the cells inside") {
  auto const grid = grid_of({0, 4}, 1, 1, 4, 4);
  // A diamond around the grid's centre that cuts its corners: each corner cell loses a triangle.
  MultiPolygon const diamond{{Line{{2, -1.5}, {5.5, 2}, {2, 5.5}, {-1.5, 2}, {2, -1.5}}, {}}};
  auto const shares = matrix(grid, coverage(grid, diamond));
  for (std::size_t i = 0; i < 16; ++i) {
    bool const corner = i == 0 || i == 3 || i == 12 || i == 15;
    CHECK(shares[i] == Approx(corner ? 0.875 : 1).epsilon(1e-14));
  }
}

TEST_CASE("parts that share an edge fill the cells they share") {
  auto const grid = grid_of({0, 2}, 1, 1, 2, 2);
  MultiPolygon const halves{{Line{{0, 0}, {0.7, 0}, {1.3, 2}, {0, 2}, {0, 0}}, {}},
                            {Line{{0.7, 0}, {2, 0}, {2, 2}, {1.3, 2}, {0.7, 0}}, {}}};
  auto const runs = coverage(grid, halves);
  REQUIRE(runs.size() == 2);
  for (auto const& run : runs) CHECK((run.count == 2 && run.share == 1));
}

TEST_CASE("any ring at all gives shares inside the grid") {
  Random random{46};
  auto const grid = grid_of({0, 40}, 1, 2, 20, 30);
  double const extremes[] = {0, 30, 40, -1e-300, 1e-300, 1e18, -1e18, 1e300, -1e300, 15};
  for (int round = 0; round < 5000; ++round) {
    Line ring;
    auto const corners = random.below(9);
    auto const any = [&] {
      return random.below(5) == 0 ? extremes[random.below(10)] : random.uniform(-10, 50);
    };
    for (std::uint64_t i = 0; i < corners; ++i) {
      ring.push_back(random.below(6) == 0 && !ring.empty() ? ring.back() : Point{any(), any()});
    }
    matrix(grid, coverage(grid, {{ring, {}}}));
  }
  double const nothing = std::nan("");
  CHECK_THROWS_AS(coverage(grid, {{Line{{0, 0}, {nothing, 1}, {1, 1}, {0, 0}}, {}}}), passage::Error);
}
