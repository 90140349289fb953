#include "passage/compare/deltas.hpp"

#include "support/catch.hpp"

#include "passage/geo/geometry.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

struct Pair {
  Authorities authorities;
  PartyId a = authorities.add("A"), b = authorities.add("B"), c = authorities.add("C");
  RouteOption one, two;

  Pair() {
    one.id = "1";
    two.id = "2";
    one.assessment.time = hour * 10;
    two.assessment.time = hour * 11.7;
    one.assessment.recorded_incidents_within_5km = 30;
    two.assessment.recorded_incidents_within_5km = 10;
    one.assessment.consents = ConsentSet::of(a) | ConsentSet::of(b);
    two.assessment.consents = ConsentSet::of(a);
    one.line = {{0, 0}, {40000, 0}, {100000, 0}};
    two.line = {{0, 0}, {40000, 0}, {40000, 60000}};
    one.assessment.length = Metres{110000};
    two.assessment.length = Metres{120000};
  }
};

}  // namespace

TEST_CASE("the difference of two options is one sentence") {
  Pair const pair;
  CHECK(sentence_of(pair.one, pair.two, pair.authorities) ==
        "Option 2 takes 1.7 h longer than 1, has about a third of its recorded incidents near the route and "
        "needs "
        "no agreement from B.");
  CHECK(sentence_of(pair.two, pair.one, pair.authorities) ==
        "Option 1 takes 1.7 h less than 2, has about three times its recorded incidents near the route and "
        "also "
        "needs the agreement of B.");
}

TEST_CASE("equal options say so; what was not computed is not mentioned") {
  Pair pair;
  pair.two.assessment = pair.one.assessment;
  CHECK_THAT(sentence_of(pair.one, pair.two, pair.authorities), passage::testing::contains("not in time"));
  pair.two.assessment.time.reset();
  pair.two.assessment.consents |= ConsentSet::of(pair.c);
  CHECK(sentence_of(pair.one, pair.two, pair.authorities) == "Option 2 also needs the agreement of C.");
}

TEST_CASE("zero incidents are said as none, not as a ratio") {
  Pair pair;
  pair.two.assessment.recorded_incidents_within_5km = 0;
  CHECK_THAT(sentence_of(pair.one, pair.two, pair.authorities),
             passage::testing::contains("has no recorded incidents near the route where 1 has 30"));
}

TEST_CASE("several agreements are listed by name") {
  Pair pair;
  pair.one.assessment.consents |= ConsentSet::of(pair.c);
  CHECK_THAT(sentence_of(pair.one, pair.two, pair.authorities),
             passage::testing::contains("needs no agreement from B or C"));
  CHECK_THAT(sentence_of(pair.two, pair.one, pair.authorities),
             passage::testing::contains("also needs the agreement of B and C"));
}

TEST_CASE("moved and shared kilometres make up the line") {
  Pair const pair;
  auto const delta = delta_of(pair.one, pair.two);
  CHECK(delta.length.value == Approx(10000));
  CHECK(delta.time->value == Approx(1.7 * 3600));
  CHECK(delta.recorded_incidents == -20);
  CHECK(delta.only_a == ConsentSet::of(pair.b));
  CHECK(delta.only_b.empty());
  CHECK((delta.moved + delta.shared).value == Approx(120000));
  // 40 km of the drawn 100 km and a little around the bend are shared; kilometres are the assessed ones.
  CHECK(delta.shared.value == Approx(1.2 * 40250).epsilon(1e-4));
  REQUIRE(delta.shared_lines);
  CHECK(delta.shared_lines->size() == 1);
}

TEST_CASE("ratios in words") {
  CHECK(ratio_in_words(0.33) == "about a third of");
  CHECK(ratio_in_words(0.5) == "about half of");
  CHECK(ratio_in_words(0.8) == "about 80 % of");
  CHECK(ratio_in_words(2) == "about twice");
  CHECK(ratio_in_words(9.6) == "about 10 times");
  CHECK(ratio_in_words(0.01) == "very few of");
}
