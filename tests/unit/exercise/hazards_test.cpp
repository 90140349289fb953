#include "passage/exercise/hazards.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

#include "passage/geo/overlay.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("closures and confirmed fields leave every town reachable") {
  auto const& district = sample::district();
  std::vector<std::size_t> shut;
  for (auto const& closure : district.hazards.closures) shut.push_back(closure.road);
  CHECK(shut.size() >= 1);
  CHECK(is_connected(district.network, district.towns, 3, shut));
  for (auto const& field : district.hazards.mined) REQUIRE_FALSE(validity_problem(field.area));
}
