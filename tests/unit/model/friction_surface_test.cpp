#include "passage/model/friction_surface.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

std::string refused(std::vector<float> const& friction) {
  auto surface =
      friction_of({1, static_cast<int>(friction.size()), 100, 50, std::vector<float>(friction.size(), 1.0f)});
  for (std::size_t cell = 0; cell < friction.size(); ++cell)
    surface.friction.set(0, static_cast<std::int64_t>(cell),
                         SecondsPerMetre{static_cast<double>(friction[cell])});
  try {
    require_good_friction(surface);
  } catch (Error const& error) {
    return error.code();
  }
  return "";
}

}  // namespace

TEST_CASE("zero, negative, infinite and far-apart frictions are refused, with their place") {
  CHECK(refused({1, 2, 3}) == "");
  CHECK(refused({1, 0}) == "bad_friction");
  CHECK(refused({1, -2}) == "bad_friction");
  CHECK(refused({1, std::numeric_limits<float>::infinity()}) == "bad_friction");
  CHECK(refused({1, std::numeric_limits<float>::quiet_NaN()}) == "bad_friction");
  CHECK(refused({1e-6f, 1e4f}) == "friction_range");
  auto const nothing = friction_of({2, 2, 100, 100, {0, 0, 0, 0}});
  CHECK_THROWS_AS(require_good_friction(nothing), Error);
}

TEST_CASE("the range counts passable cells and gives the least move") {
  auto surface = friction_of({1, 3, 100, 50, {2, 0, 5}});
  auto const range = require_good_friction(surface);
  CHECK(range.least.value == 2);
  CHECK(range.most.value == 5);
  CHECK(range.passable_cells == 2);
  CHECK(least_move_cost(surface, range, Neighbours::sixteen).value == 100);
  surface.elevation.emplace(surface.grid());
  surface.pace = Pace::tobler;
  CHECK(surface.is_directed());
  CHECK(least_move_cost(surface, range, Neighbours::sixteen).value == Approx(100 * std::exp(-0.175)));
}
