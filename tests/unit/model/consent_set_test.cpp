#include "passage/model/consent_set.hpp"

#include <set>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;

namespace {
PartyId party(std::uint32_t number) {
  return PartyId{number};
}
}  // namespace

TEST_CASE("a consent set holds what was put in, up to 64 authorities") {
  auto const set = ConsentSet::of(party(0)) | ConsentSet::of(party(63));
  CHECK(set.has(party(0)));
  CHECK(set.has(party(63)));
  CHECK_FALSE(set.has(party(1)));
  CHECK_FALSE(set.has(PartyId{}));
  CHECK(set.size() == 2);
  CHECK(set.members() == std::vector{party(0), party(63)});
  CHECK(ConsentSet{}.empty());
}

TEST_CASE("a 65th authority is refused, never truncated") {
  CHECK_THROWS_AS(ConsentSet::of(party(64)), Error);
  CHECK_THROWS_AS(ConsentSet::of(PartyId{}), Error);
}

TEST_CASE("consent sets behave as sets") {
  Random random{7};
  for (int round = 0; round < 200; ++round) {
    std::set<std::uint32_t> a, b;
    ConsentSet x, y;
    for (int i = 0; i < 12; ++i) {
      auto const in_a = static_cast<std::uint32_t>(random.below(64));
      auto const in_b = static_cast<std::uint32_t>(random.below(64));
      a.insert(in_a);
      b.insert(in_b);
      x |= ConsentSet::of(party(in_a));
      y |= ConsentSet::of(party(in_b));
    }
    bool subset = true;
    for (std::uint32_t i = 0; i < 64; ++i) {
      CHECK((x | y).has(party(i)) == (a.count(i) + b.count(i) > 0));
      CHECK((x & y).has(party(i)) == (a.count(i) > 0 && b.count(i) > 0));
      CHECK((x - y).has(party(i)) == (a.count(i) > 0 && b.count(i) == 0));
      subset = subset && (a.count(i) == 0 || b.count(i) > 0);
    }
    CHECK(x.is_subset_of(y) == subset);
    CHECK(x.is_subset_of(x | y));
    CHECK(x.size() == static_cast<int>(a.size()));
  }
}
