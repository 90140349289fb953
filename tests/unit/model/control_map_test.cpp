#include "passage/model/control_map.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

MultiPolygon box(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

ControlArea held(MultiPolygon area, std::vector<PartyId> holders) {
  ControlArea made;
  made.area = std::move(area);
  made.holders = std::move(holders);
  return made;
}

PartyId const a{0}, b{1};

}  // namespace

TEST_CASE("overlap of two holders is contested, a gap is not recorded") {
  ControlMap const map{{held(box(0, 0, 100, 100), {b}), held(box(80, 0, 200, 100), {a})}};
  CHECK(map.holding_at({50, 50}) == Holding{{b}});
  CHECK(map.holding_at({90, 50}) == Holding{{a, b}});
  CHECK(map.holding_at({90, 50}).is_contested());
  CHECK(map.holding_at({150, 50}) == Holding{{a}});
  CHECK_FALSE(map.holding_at({300, 50}).is_recorded());
}

TEST_CASE("two areas of one holder are one holding") {
  ControlMap const map{{held(box(0, 0, 100, 100), {a}), held(box(100, 0, 200, 100), {a})}};
  auto const stretches = map.stretches({{-50, 50}, {250, 50}}, Metres{1});
  REQUIRE(stretches.size() == 3);
  CHECK(stretches[0].holding == Holding{});
  CHECK(stretches[1].holding == Holding{{a}});
  CHECK(stretches[1].from.value == Approx(50.0 / 300));
  CHECK(stretches[1].upto.value == Approx(250.0 / 300));
  CHECK(stretches[2].upto.value == 1);
}

TEST_CASE("the order of the areas and of their holders does not matter") {
  ControlMap const one{{held(box(0, 0, 60, 10), {a, b}), held(box(50, 0, 100, 10), {b})}};
  ControlMap const other{{held(box(50, 0, 100, 10), {b}), held(box(0, 0, 60, 10), {b, a})}};
  for (double x = -5; x < 110; x += 5.5) CHECK(one.holding_at({x, 5}) == other.holding_at({x, 5}));
}

TEST_CASE("ground recorded as unknown is not recorded ground") {
  ControlMap const map{{held(box(0, 0, 10, 10), {})}};
  CHECK_FALSE(map.holding_at({5, 5}).is_recorded());
}

TEST_CASE("lines of change: none between areas of one holder, both edges of a contested strip") {
  auto const lines = change_lines(
      {held(box(0, 0, 100, 100), {a}), held(box(100, 0, 200, 100), {a}), held(box(180, 0, 300, 100), {b})});
  REQUIRE(lines.size() == 2);
  double total = 0;
  for (auto const& line : lines) {
    CHECK(line.front() == line.back());
    total += length(line);
  }
  CHECK(total == Approx(2 * (200 + 100) + 2 * (120 + 100)));
  // Whoever is called what, and whichever area comes first, the lines are the same.
  auto const swapped = change_lines(
      {held(box(180, 0, 300, 100), {a}), held(box(100, 0, 200, 100), {b}), held(box(0, 0, 100, 100), {b})});
  CHECK(swapped.size() == lines.size());
  CHECK(change_lines({held(box(0, 0, 10, 10), {})}).empty());
}
