#include "passage/model/hazard_surface.hpp"

#include <cmath>
#include <numbers>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Grid grid_of(std::int64_t rows, std::int64_t columns, double cell) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {500000, 100000};
  grid.cell_width = grid.cell_height = cell;
  grid.rows = rows;
  grid.columns = columns;
  return grid;
}

HazardSurface filled(Grid const& grid, std::function<double(Point)> const& rate) {
  HazardSurface surface{grid};
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      surface.rate.set(row, column, HazardRate{rate(grid.centre(row, column))});
    }
  }
  return surface;
}

double mean_along(HazardSurface const& surface, Line const& line) {
  return surface.running_rate(line, {Share{1}}).front().value;
}

/// The mean rate of many evenly spaced points of a straight line: shares nothing with the product.
double sampled_mean(HazardSurface const& surface, Point a, Point b, int samples) {
  double sum = 0;
  for (int i = 0; i < samples; ++i) {
    double const t = (i + 0.5) / samples;
    Point const here{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    sum += surface.rate.at(here).value_or(surface.mean_rate).value;
  }
  return sum / samples;
}

}  // namespace

TEST_CASE("a uniform rate has the closed form rate times area times time") {
  auto const surface = filled(grid_of(10, 10, 1000), [](Point) { return 2e-4; });
  CHECK(mean_along(surface, {{500500, 95000}, {507300, 93000}}) == Approx(2e-4));
  // 2e-4 per km² and day, a disc of 1 km radius, half a day
  CHECK(surface.exposure(HazardRate{2e-4}, hour * 12).value == Approx(1e-4 * std::numbers::pi));
}

TEST_CASE("along a column of cells the mean is the mean of the cells") {
  auto const surface = filled(grid_of(4, 4, 100), [](Point p) { return p.y; });
  // From the middle of the top cell to the middle of the third: half, one, half.
  double const expected = (0.5 * 99950 + 99850 + 0.5 * 99750) / 2;
  CHECK(mean_along(surface, {{500050, 99950}, {500050, 99750}}) == Approx(expected).epsilon(1e-14));
}

TEST_CASE("lines in any direction agree with dense sampling") {
  Random random{3};
  auto const surface =
      filled(grid_of(20, 20, 100), [](Point p) { return 1 + std::sin(p.x / 130) * std::cos(p.y / 170); });
  for (int round = 0; round < 50; ++round) {
    Point const a{random.uniform(500000, 502000), random.uniform(98000, 100000)};
    Point const b{random.uniform(500000, 502000), random.uniform(98000, 100000)};
    CHECK(mean_along(surface, {a, b}) == Approx(sampled_mean(surface, a, b, 20000)).epsilon(2e-3));
  }
}

TEST_CASE("splitting a line changes nothing") {
  Random random{11};
  auto const surface = filled(grid_of(30, 30, 100), [](Point p) { return std::fmod(p.x * 7 + p.y * 3, 11); });
  Line const line{{500030, 99990}, {501720, 98400}, {502900, 99900}, {500400, 97200}};
  double const whole = mean_along(surface, line);
  for (int round = 0; round < 100; ++round) {
    std::vector<Share> cuts{Share{0}};
    for (int i = 0; i < 9; ++i) cuts.emplace_back(random.uniform());
    cuts.emplace_back(1);
    std::ranges::sort(cuts);
    double sum = 0;
    for (std::size_t i = 1; i < cuts.size(); ++i) {
      if (!(cuts[i] > cuts[i - 1])) continue;
      sum += mean_along(surface, part_of(line, cuts[i - 1], cuts[i])) * (cuts[i] - cuts[i - 1]).value;
    }
    CHECK(sum == Approx(whole).epsilon(1e-10));
    auto const running = surface.running_rate(line, cuts);
    CHECK(running.front().value == 0);
    CHECK(running.back().value == Approx(whole).epsilon(1e-12));
    for (std::size_t i = 1; i < running.size(); ++i) CHECK(running[i] >= running[i - 1]);
  }
}

TEST_CASE("both directions have the same mean") {
  auto const surface = filled(grid_of(30, 30, 100), [](Point p) { return std::fmod(p.x + p.y, 7); });
  Line const line{{500030, 99990}, {501720, 98400}, {502900, 99900}};
  CHECK(mean_along(surface, line) == Approx(mean_along(surface, reversed(line))).epsilon(1e-12));
}

TEST_CASE("where nothing was observed the mean rate counts and the share is told") {
  auto surface = filled(grid_of(10, 10, 100), [](Point) { return 4.0; });
  surface.mean_rate = HazardRate{1};
  // A quarter of this line lies west of the grid.
  Line const line{{499800, 99550}, {500600, 99550}};
  CHECK(surface.unobserved_share(line).value == Approx(0.25));
  CHECK(mean_along(surface, line) == Approx(0.25 * 1 + 0.75 * 4));
  surface.rate.pin_cell(4, 0).set_invalid(4, 0);
  CHECK(surface.unobserved_share(line).value == Approx(0.375));
}

TEST_CASE("repeated points and cell corners do no harm") {
  auto const surface = filled(grid_of(10, 10, 100), [](Point p) { return p.x - 499950; });
  Line const line{{500000, 100000}, {500000, 100000}, {500500, 99500}, {500500, 99500}, {501000, 99000}};
  CHECK(mean_along(surface, line) ==
        Approx((100.0 + 200 + 300 + 400 + 500 + 600 + 700 + 800 + 900 + 1000) / 10));
}
