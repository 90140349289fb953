#include "passage/compare/roles.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace passage;

namespace {

Merits merits(double time_h, double events, int parties = 0) {
  Merits made;
  made.time = hour * time_h;
  made.exposure = ExpectedEvents{events};
  for (int party = 0; party < parties; ++party) {
    made.agreements |= ConsentSet::of(PartyId{static_cast<std::uint32_t>(party)});
  }
  return made;
}

bool has(std::vector<Role> const& roles, Role role) {
  return std::ranges::find(roles, role) != roles.end();
}

}  // namespace

TEST_CASE("extremes and the balanced one get their roles") {
  auto const roles = roles_of({merits(1, 10, 3), merits(1.2, 3, 2), merits(3, 1, 1)});
  CHECK(roles[0] == std::vector{Role::fastest});
  CHECK(roles[1] == std::vector{Role::balanced});
  CHECK(roles[2] == std::vector{Role::least_exposed, Role::fewest_agreements});
}

TEST_CASE("the balanced one is nearest to the ideal after scaling, whatever the units") {
  std::vector<Merits> const options{merits(10, 1e-9), merits(14, 4e-10), merits(16, 3.5e-10), merits(20, 0)};
  // Scaled: (0,1), (0.4,0.4), (0.6,0.35), (1,0): distances 1, 0.566, 0.695, 1.
  CHECK(balanced_of(options) == 1);
  auto scaled = options;
  for (auto& option : scaled) option.exposure = ExpectedEvents{option.exposure->value * 1e6};
  CHECK(balanced_of(scaled) == 1);
}

TEST_CASE("two points have no balanced one between them") {
  CHECK_FALSE(balanced_of({merits(1, 2), merits(2, 1)}));
  CHECK_FALSE(balanced_of({merits(1, 2), merits(2, 1), merits(3, 3)}));  // the third is dominated
}

TEST_CASE("where all are equal nobody is the least exposed or asks fewest") {
  auto const roles = roles_of({merits(1, 0), merits(2, 0)});
  CHECK(roles[0] == std::vector{Role::fastest});
  CHECK(roles[1].empty());
}

TEST_CASE("without exposure there is no least exposed one") {
  auto a = merits(1, 0), b = merits(2, 0, 1);
  a.exposure.reset();
  b.exposure.reset();
  auto const roles = roles_of({a, b});
  CHECK_FALSE(has(roles[0], Role::least_exposed));
  CHECK_FALSE(has(roles[1], Role::least_exposed));
  CHECK(has(roles[0], Role::fewest_agreements));
}

TEST_CASE("of equally fast ones the less exposed is called fastest; nothing in, nothing out") {
  auto const roles = roles_of({merits(1, 5), merits(1, 4), merits(2, 1)});
  CHECK_FALSE(has(roles[0], Role::fastest));
  CHECK(has(roles[1], Role::fastest));
  CHECK(roles_of({}).empty());
}

TEST_CASE("of those with the fewest agreements one that has a role is preferred when it is about as quick") {
  auto const roles = roles_of({merits(1, 10, 2), merits(5.59, 5.78, 1), merits(5.60, 5.66, 1)});
  CHECK_FALSE(has(roles[1], Role::fewest_agreements));
  CHECK(roles[2] == std::vector{Role::least_exposed, Role::fewest_agreements});
  auto const apart = roles_of({merits(1, 10, 2), merits(5, 5.78, 1), merits(5.60, 5.66, 1)});
  CHECK(has(apart[1], Role::fewest_agreements));
}
