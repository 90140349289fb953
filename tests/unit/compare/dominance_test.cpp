#include "passage/compare/dominance.hpp"

#include <algorithm>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;

namespace {

Merits merits(double time_h, double events, std::vector<std::uint32_t> parties = {}) {
  Merits made;
  made.time = hour * time_h;
  made.exposure = ExpectedEvents{events};
  for (auto party : parties) made.agreements |= ConsentSet::of(PartyId{party});
  return made;
}

}  // namespace

TEST_CASE("better in one and worse in none dominates") {
  CHECK(dominates(merits(1, 5), merits(2, 5)));
  CHECK(dominates(merits(1, 4), merits(1, 5)));
  CHECK_FALSE(dominates(merits(1, 6), merits(2, 5)));
  CHECK_FALSE(dominates(merits(1, 5), merits(1, 5)));
}

TEST_CASE("fewer agreements count only as a subset, never by number") {
  CHECK(dominates(merits(1, 5, {1}), merits(1, 5, {1, 2})));
  CHECK_FALSE(dominates(merits(1, 5, {3}), merits(1, 5, {1, 2})));
  CHECK_FALSE(dominates(merits(1, 5, {1, 2}), merits(2, 6, {1})));
}

TEST_CASE("what one of two lacks decides nothing") {
  auto unknown = merits(2, 0);
  unknown.exposure.reset();
  CHECK(dominates(merits(1, 9), unknown));
  CHECK_FALSE(dominates(Merits{}, Merits{}));
  CHECK_FALSE(dominates(Merits{}, merits(1, 1)));
}

TEST_CASE("domination is irreflexive, asymmetric and transitive; what remains dominates the rest") {
  Random random{3};
  for (int round = 0; round < 200; ++round) {
    std::vector<Merits> options;
    for (int i = 0; i < 12; ++i) {
      auto one = merits(static_cast<double>(random.below(4)), static_cast<double>(random.below(4)));
      for (std::uint32_t party = 0; party < 3; ++party) {
        if (random.below(2)) one.agreements |= ConsentSet::of(PartyId{party});
      }
      options.push_back(one);
    }
    auto const kept = non_dominated(options);
    CHECK_FALSE(kept.empty());
    for (std::size_t i = 0; i < options.size(); ++i) {
      CHECK_FALSE(dominates(options[i], options[i]));
      bool const is_kept = std::ranges::find(kept, i) != kept.end();
      bool beaten = false;
      for (auto k : kept) beaten = beaten || dominates(options[k], options[i]);
      CHECK(beaten == !is_kept);
      for (auto const& other : options) {
        if (dominates(options[i], other)) CHECK_FALSE(dominates(other, options[i]));
      }
    }
  }
}

TEST_CASE("the merits of an assessment are its time, exposure and agreements") {
  Assessment assessment;
  assessment.time = hour;
  assessment.consents = ConsentSet::of(PartyId{2});
  auto const found = merits_of(assessment);
  CHECK(found.time == hour);
  CHECK_FALSE(found.exposure);
  CHECK(found.agreements == ConsentSet::of(PartyId{2}));
}
