#include "passage/algorithms/reach.hpp"

#include <algorithm>

#include "support/catch.hpp"

#include "passage/geo/overlay.hpp"

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

std::vector<std::string> names_of(std::vector<ReachGroup> const& groups) {
  std::vector<std::string> names;
  for (auto const& group : groups) names.push_back(group.name);
  return names;
}

}  // namespace

TEST_CASE("ground by holder: overlap is contested and belongs to nobody else") {
  Authorities names;
  auto const a = names.add("A"), b = names.add("B");
  std::vector<ControlArea> areas{held(box(0, 0, 10, 10), {a}), held(box(8, 0, 20, 10), {b}),
                                 held(box(0, 20, 10, 30), {a}), held(box(30, 0, 40, 5), {})};
  auto const groups = groups_by_holding(areas, names);
  CHECK(names_of(groups) == std::vector<std::string>{"A", "contested", "B", "holder not recorded"});
  CHECK(area(groups[0].area) == Approx(80 + 100));
  CHECK(area(groups[1].area) == Approx(20));
  CHECK(area(groups[2].area) == Approx(100));
  CHECK(area(groups[3].area) == Approx(50));
  std::ranges::reverse(areas);
  CHECK(names_of(groups_by_holding(areas, names)) == names_of(groups));
}

TEST_CASE("swapping two holders' names swaps nothing but the names") {
  Authorities names;
  auto const a = names.add("A"), b = names.add("B");
  auto const one = groups_by_holding({held(box(0, 0, 10, 10), {a}), held(box(12, 0, 20, 10), {b})}, names);
  auto const other = groups_by_holding({held(box(0, 0, 10, 10), {b}), held(box(12, 0, 20, 10), {a})}, names);
  CHECK(one[0].area == other[0].area);
  CHECK(one[0].name == other[1].name);
}

TEST_CASE("without lines and places there is nothing to reach") {
  Context context;
  ReachCommand options;
  options.out.path = "reach_test_never_written.csv";
  CHECK_THROWS_AS(run(options, context), Error);
}
