#include "passage/search/surface/line_sources.hpp"

#include <algorithm>
#include <map>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

FrictionSurface ground(std::int64_t rows, std::int64_t columns) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {0, static_cast<double>(rows) * 100};
  grid.cell_width = grid.cell_height = 100;
  grid.rows = rows;
  grid.columns = columns;
  FrictionSurface surface{Raster<SecondsPerMetre>{grid}};
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t column = 0; column < columns; ++column)
      surface.friction.set(row, column, SecondsPerMetre{2});
  }
  return surface;
}

/// Distance from a point to a segment, by the textbook.
double away(Point p, Point a, Point b) {
  double const length2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
  double t = length2 > 0 ? ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2 : 0;
  t = std::clamp(t, 0.0, 1.0);
  return std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
}

}  // namespace

TEST_CASE("cells within a cell of a line begin with friction x distance, all others are left out") {
  auto const surface = ground(30, 40);
  Random random{8};
  for (int round = 0; round < 20; ++round) {
    Point const a{random.uniform(0, 4000), random.uniform(0, 3000)},
        b{random.uniform(0, 4000), random.uniform(0, 3000)};
    std::map<std::uint64_t, double> expected;
    for (std::int64_t row = 0; row < 30; ++row) {
      for (std::int64_t column = 0; column < 40; ++column) {
        double const length = away(surface.grid().centre(row, column), a, b);
        if (length <= 100) expected[surface.grid().id(row, column).value] = 2 * length;
      }
    }
    auto const sources = sources_near(surface, {{{a, b}}, {}, {}});
    REQUIRE(sources.size() == expected.size());
    for (auto const& source : sources) CHECK(source.initial.value == Approx(expected.at(source.cell.value)));
  }
}

TEST_CASE("a barrier along a line leaves only its own bank, and one on the line leaves both") {
  auto const surface = ground(10, 10);
  Line const road{{0, 530}, {1000, 530}}, river{{0, 570}, {1000, 570}};
  for (auto const& source : sources_near(surface, {{road}, {}, {river}}))
    CHECK(surface.grid().centre(surface.grid().row_of(source.cell), 0).y < 570);
  CHECK(sources_near(surface, {{road}, {}, {road}}).size() == sources_near(surface, {{road}, {}, {}}).size());
}

TEST_CASE("points count too, impassable cells and cells outside do not") {
  auto surface = ground(10, 10);
  surface.friction.pin(0).set_invalid(5, 5);
  auto const sources = sources_near(surface, {{}, {{550, 450}, {-5000, 0}}, {}});
  CHECK(sources.size() == 4);  // the four neighbours of the impassable cell
  for (auto const& source : sources) CHECK(source.initial.value == Approx(200));
}
