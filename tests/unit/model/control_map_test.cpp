#include "passage/model/control_map.hpp"

#include <map>
#include <set>
#include <string>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

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

TEST_CASE("ground without a recorded holder is as many areas as are connected, by flood fill") {
  Random random{5};
  constexpr int size = 9;
  for (int round = 0; round < 60; ++round) {
    bool is_held[size][size];
    std::vector<ControlArea> areas;
    for (int x = 0; x < size; ++x) {
      for (int y = 0; y < size; ++y) {
        is_held[x][y] = random.uniform() < 0.45;
        if (is_held[x][y]) areas.push_back(held(box(x, y, x + 1, y + 1), {PartyId{0}}));
      }
    }
    ControlMap map{areas};
    map.divide_unrecorded(Box{{0, 0}, {size, size}}, SquareMetres{0.5}, 1000);
    int filled[size][size] = {};
    int count = 0;
    auto const fill = [&](auto const& self, int x, int y) -> void {
      if (x < 0 || y < 0 || x >= size || y >= size || is_held[x][y] || filled[x][y] != 0) return;
      filled[x][y] = count;
      self(self, x + 1, y);
      self(self, x - 1, y);
      self(self, x, y + 1);
      self(self, x, y - 1);
    };
    for (int x = 0; x < size; ++x) {
      for (int y = 0; y < size; ++y) {
        if (is_held[x][y] || filled[x][y] != 0) continue;
        ++count;
        fill(fill, x, y);
      }
    }
    REQUIRE(map.unrecorded_areas().size() == (count < 2 ? 0u : static_cast<std::size_t>(count)));
    std::map<int, std::string> names;
    for (int x = 0; x < size; ++x) {
      for (int y = 0; y < size; ++y) {
        auto const holding = map.holding_at({x + 0.5, y + 0.5});
        REQUIRE(holding.is_recorded() == is_held[x][y]);
        if (is_held[x][y]) continue;
        auto const [known, is_new] = names.try_emplace(filled[x][y], holding.unrecorded);
        CHECK(known->second == holding.unrecorded);
      }
    }
    std::set<std::string> different;
    for (auto const& [number, name] : names) different.insert(name);
    if (count > 1) CHECK(different.size() == static_cast<std::size_t>(count));
  }
}

TEST_CASE("a line through two areas without a holder knows them apart") {
  ControlMap map{{held(box(40, 0, 60, 100), {PartyId{0}})}};
  map.divide_unrecorded(Box{{0, 0}, {100, 100}}, SquareMetres{1}, 16);
  map.name_unrecorded(1, "east");
  auto const stretches = map.stretches({{0, 50}, {100, 50}}, Metres{1});
  REQUIRE(stretches.size() == 3);
  CHECK(stretches[0].holding.unrecorded == "area 1");
  CHECK(stretches[1].holding.unrecorded.empty());
  CHECK(stretches[2].holding.unrecorded == "east");
  // Small ones are nobody's own, and a limit keeps the largest.
  map.divide_unrecorded(Box{{0, 0}, {100, 100}}, SquareMetres{4500}, 16);
  CHECK(map.unrecorded_areas().empty());
}
