#include "passage/exercise/incidents.hpp"

#include <set>

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("events lie in three years, near the front, with mixed precision, and none in silent ground") {
  auto const& district = sample::district();
  std::set<int> where, when;
  int silent = 0;
  for (auto const& event : district.events) {
    REQUIRE(event.first <= event.last);
    REQUIRE(event.last < district.as_of);
    where.insert(event.where_precision);
    when.insert(event.date_precision);
    auto const cell = static_cast<std::size_t>(district.relief.lattice.cell_at(event.true_place));
    silent += district.control.label[cell] == district.control.unknown();
  }
  CHECK(district.events.size() == 460);
  CHECK(where.size() >= 5);
  CHECK(when.size() == 4);
  CHECK(silent < 5);
}

TEST_CASE("the quickest way leads past more recent events than the second one") {
  auto const& district = sample::district();
  auto const near = [&](std::set<std::size_t> const& roads) {
    int count = 0;
    for (auto const& event : district.events) {
      double nearest = 1e12;
      for (auto const road : roads)
        nearest = std::min(nearest, nearest_on(district.network.roads[road].line, event.true_place).distance);
      count += nearest < 5000;
    }
    return count;
  };
  CHECK(near(district.ways.fast) > near(district.ways.second));
}
