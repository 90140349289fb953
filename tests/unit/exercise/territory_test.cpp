#include "passage/exercise/territory.hpp"

#include <set>

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("rough ground takes longer to spread over") {
  auto const& relief = sample::relief();
  auto const seat = sample::towns().front().cell;
  auto rough = roughness(relief, sample::rivers(), 9);
  auto const once = effort_from(relief, rough, seat);
  for (auto& value : rough) value *= 2;
  auto const twice = effort_from(relief, rough, seat);
  for (int cell = 0; cell < relief.lattice.cells(); cell += 11) {
    auto const i = static_cast<std::size_t>(cell);
    if (!relief.land[i]) continue;
    REQUIRE(twice[i] == passage::testing::Approx(2 * once[i]));
    REQUIRE(once[i] >= 0.9 * 0 + relief.lattice.distance_m(cell, seat) * 0.01);
  }
}

TEST_CASE("administrative units cover the land, with unique codes inside their parent") {
  auto const admin = make_admin(sample::relief(), sample::rivers(), sample::towns(), Random(2));
  std::set<std::string> codes, names;
  for (auto const& unit : admin.first) REQUIRE(codes.insert(unit.code).second);
  for (auto const& unit : admin.second) {
    REQUIRE(codes.insert(unit.code).second);
    REQUIRE(names.insert(unit.name).second);
    REQUIRE(unit.code.substr(0, 4) == admin.first[unit.parent].code);
  }
  for (std::size_t i = 0; i < admin.second_of.size(); ++i)
    REQUIRE((admin.second_of[i] >= 0) == (sample::relief().land[i] != 0));
}

TEST_CASE("every land cell has a holder, contested or unknown ground") {
  for (int parties = 2; parties <= 4; ++parties) {
    auto const control = make_control(sample::relief(), sample::rivers(), sample::towns(), sample::network(),
                                      parties, Random(3));
    CHECK(control.holders.size() == static_cast<std::size_t>(parties));
    std::set<int> seen;
    for (std::size_t i = 0; i < control.label.size(); ++i) {
      REQUIRE((control.label[i] >= 0) == (sample::relief().land[i] != 0));
      seen.insert(control.label[i]);
    }
    for (int holder = 0; holder < parties; ++holder) CHECK(seen.count(holder) == 1);
  }
}
