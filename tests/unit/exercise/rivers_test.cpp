#include "passage/exercise/rivers.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("rivers run downhill and end in the sea or in a larger river") {
  auto const& relief = sample::relief();
  auto const& rivers = sample::rivers();
  REQUIRE(rivers.list.size() >= 4);
  for (auto const& river : rivers.list) {
    for (std::size_t i = 1; i < river.cells.size(); ++i) {
      auto const above = static_cast<std::size_t>(river.cells[i - 1]),
                 below = static_cast<std::size_t>(river.cells[i]);
      REQUIRE(relief.elevation_m[below] <= relief.elevation_m[above]);
    }
    auto const end = static_cast<std::size_t>(river.cells.back());
    REQUIRE((!relief.land[end] || rivers.major[end] || rivers.minor[end]));
  }
  for (std::size_t i = 1; i < rivers.list.size(); ++i)
    REQUIRE(rivers.list[i - 1].catchment_km2 >= rivers.list[i].catchment_km2);
}

TEST_CASE("a wobbled cell stays inside its cell") {
  Wobble const wobble(sample::lattice(), Random(3));
  for (int cell = 0; cell < sample::lattice().cells(); cell += 37)
    REQUIRE(sample::lattice().cell_at(wobble(cell)) == cell);
}
