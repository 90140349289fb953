#include "passage/evaluate/holders.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

RouteSegment segment(double from_km, double upto_km, std::vector<PartyId> holders) {
  RouteSegment made;
  made.from = kilometre * from_km;
  made.upto = kilometre * upto_km;
  made.time = minute * (upto_km - from_km);
  made.holding.holders = std::move(holders);
  return made;
}

PartyId const a{0}, b{1};

}  // namespace

TEST_CASE("kilometres and minutes are summed per holding in the order they are met") {
  auto const sum = holders_along({segment(0, 10, {a}), segment(10, 12, {a, b}), segment(12, 30, {b}),
                                  segment(30, 35, {}), segment(35, 40, {a})});
  REQUIRE(sum.parts.size() == 4);
  CHECK(sum.parts[0].holding == Holding{{a}});
  CHECK(sum.parts[0].length == kilometre * 15);
  CHECK(sum.parts[0].time == minute * 15);
  CHECK(sum.parts[1].holding == Holding{{a, b}});
  CHECK(sum.parts[2].length == kilometre * 18);
  CHECK(sum.contested == kilometre * 2);
  CHECK(sum.unknown == kilometre * 5);
  CHECK(sum.changes_of_control == 4);
}

TEST_CASE("a change of road is no change of control") {
  CHECK(holders_along({segment(0, 1, {a}), segment(1, 2, {a}), segment(2, 3, {a})}).changes_of_control == 0);
  CHECK(holders_along({}).changes_of_control == 0);
}

TEST_CASE("swapping the names of two holders swaps nothing but the names") {
  auto const one = holders_along({segment(0, 7, {a}), segment(7, 9, {b})});
  auto const other = holders_along({segment(0, 7, {b}), segment(7, 9, {a})});
  CHECK(one.parts[0].length == other.parts[0].length);
  CHECK(one.parts[1].length == other.parts[1].length);
  CHECK(one.changes_of_control == other.changes_of_control);
}
