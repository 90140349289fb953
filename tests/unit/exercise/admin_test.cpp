#include "passage/exercise/admin.hpp"

#include <set>

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

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
