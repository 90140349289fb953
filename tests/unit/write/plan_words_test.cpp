#include "passage/write/plan_words.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/sample_result.hpp"

using namespace passage;
using passage::testing::contains;
using passage::testing::sample_result;

namespace {

Messages const english{"en"};

MovementPlan plan() {
  MovementPlan made;
  made.first_day = *parse_date("2020-01-06");
  made.utc_offset = hour * 3;
  made.departure = hour * 8;
  made.latest_departure = hour * 9.5;
  made.arrival = hour * 26;
  made.end = hour * 30;
  made.nights = 1;
  made.steps = {{StepKind::crossing, "K1", kilometre * 40, hour * 10, hour * 11, GateId{0}, false},
                {StepKind::night, "Febas", kilometre * 90, hour * 17, hour * 24, {}, false},
                {StepKind::night, "", kilometre * 95, hour * 41, hour * 48, {}, true}};
  made.nights_at_no_place = 1;
  made.pauses = {{hour * 10, hour * 16, hour * 5, hour}, {hour * 10, hour * 12, hour * 5, -hour * 3}, {}};
  return made;
}

std::string text_of(std::vector<FactLine> const& facts, std::string const& heading) {
  auto const found = std::ranges::find(facts, heading, &FactLine::heading);
  return found == facts.end() ? "" : found->text;
}

}  // namespace

TEST_CASE("moments are local first, then UTC, with its day where that differs") {
  CHECK(moment_text(plan(), hour * 8) == "2020-01-06 08:00 (05:00 UTC)");
  CHECK(moment_text(plan(), hour * 26) == "2020-01-07 02:00 (2020-01-06 23:00 UTC)");
}

TEST_CASE("a plan says when it leaves, waits, rests and arrives, and whether it fits") {
  auto result = sample_result();
  CHECK(plan_facts(result, result.options[0], english).empty());
  result.options[0].assessment.plan = plan();
  auto const facts = plan_facts(result, result.options[0], english);
  CHECK_THAT(text_of(facts, "Plan"), contains("leaves 2020-01-06 08:00 (05:00 UTC), at the latest 09:30"));
  CHECK_THAT(text_of(facts, "Plan"), contains("arrives 2020-01-07 02:00"));
  CHECK_THAT(text_of(facts, "At crossing points"), contains("there 2020-01-06 10:00, through 11:00"));
  CHECK_THAT(text_of(facts, "Nights"), contains("(km 90)"));
  CHECK_THAT(text_of(facts, "Nights"), contains("at no named place, km 95 on the way back"));
  CHECK_THAT(text_of(facts, "Pause 10:00\u201316:00"), contains("fits, 60 min to spare"));
  CHECK_THAT(text_of(facts, "Pause 10:00\u201312:00"), contains("does not fit, 3.0 h too long"));
}

TEST_CASE("what holds an option back and what would flip the choice is a sentence each") {
  auto result = sample_result();
  REQUIRE(result.graph.gates.size() > 0);
  auto& option = result.options[0];
  CHECK(explanation_facts(result, option, english).empty());
  option.explanation.binding = BindingReason{Obstacle::closure, "Landslide", EdgeId{0}, hour * 2};
  option.explanation.flip.emplace();
  auto& flip = *option.explanation.flip;
  flip.kind = FlipKind::longer_wait;
  flip.refusal.closed = {GateId{0}};
  flip.amount = hour * 2;
  flip.then = 1;
  CHECK(explanation_facts(result, option, english).size() == 1);  // not verified: not said
  flip.is_verified = true;
  auto const facts = explanation_facts(result, option, english);
  CHECK_THAT(text_of(facts, "Held back by"), contains("2.0 h less without it"));
  CHECK_THAT(text_of(facts, "What would change it"),
             contains("grows by more than 2.0 h, option 2 is the fastest"));
  flip.kind = FlipKind::refusal;
  flip.refusal = {ConsentSet::of(PartyId{0}), {}};
  CHECK_THAT(text_of(explanation_facts(result, option, english), "What would change it"),
             contains("says no"));
}
