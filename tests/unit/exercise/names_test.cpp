#include "passage/exercise/names.hpp"

#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("five hundred names are different in both spellings and none is a country's") {
  NameMaker maker(Random(5));
  std::set<std::string> local, latin;
  for (int i = 0; i < 500; ++i) {
    auto const name = maker.make(static_cast<Script>(i % 3));
    REQUIRE(local.insert(name.local).second);
    REQUIRE(latin.insert(name.latin).second);
    auto lower = name.latin;
    lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
    REQUIRE_FALSE(is_real_name(lower));
    if (i % 3 == 0) continue;
    auto const lead = static_cast<unsigned char>(name.local[0]);
    REQUIRE((i % 3 == 1 ? (lead == 0xd0 || lead == 0xd1) : (lead >= 0xd8 && lead <= 0xdb)));
  }
}

TEST_CASE("real names are known") {
  CHECK(is_real_name("mali"));
  CHECK_FALSE(is_real_name("zontem"));
}
