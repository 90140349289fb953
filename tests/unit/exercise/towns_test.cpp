#include "passage/exercise/towns.hpp"

#include <set>

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("settlements stand on dry land, apart, with one port first and names of their own") {
  auto const& towns = sample::towns();
  auto const& relief = sample::relief();
  REQUIRE(towns.size() > 8);
  CHECK(towns.front().rank == 1);
  std::set<std::string> names;
  std::set<Script> scripts;
  for (std::size_t i = 0; i < towns.size(); ++i) {
    auto const cell = static_cast<std::size_t>(towns[i].cell);
    REQUIRE((relief.land[cell] && !relief.lake[cell]));
    REQUIRE_FALSE((sample::rivers().major[cell] || sample::rivers().minor[cell]));
    REQUIRE(names.insert(towns[i].name.local).second);
    scripts.insert(towns[i].name.script);
    for (std::size_t j = 0; j < i; ++j)
      REQUIRE(relief.lattice.distance_m(towns[i].cell, towns[j].cell) >= 15 * 500);
  }
  CHECK(scripts.size() == 3);
}
