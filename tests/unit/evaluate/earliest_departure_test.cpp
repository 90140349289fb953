#include "passage/evaluate/earliest_departure.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

Date on(char const* text) {
  return *parse_date(text);
}

struct Desk {
  Authorities authorities;

  ConsentSet add(char const* name, AgreementStatus status, std::optional<Seconds> lead,
                 std::optional<Date> valid_to = {}, AgreementKind kind = AgreementKind::consent) {
    Agreement agreement;
    agreement.with = authorities.add(name);
    agreement.kind = kind;
    agreement.status = status;
    agreement.lead = lead;
    agreement.valid_to = valid_to;
    authorities.agreements.push_back(agreement);
    return ConsentSet::of(agreement.with);
  }
  EarliestDeparture ask(ConsentSet needed, std::vector<PartyId> const& notify = {}) const {
    auto const as_of = on("2020-12-15");
    return earliest_departure(authorities, {authorities.missing(needed, as_of), notify, needed}, as_of);
  }
};

}  // namespace

TEST_CASE("the longest lead of what is missing decides") {
  Desk desk;
  auto const needed = desk.add("A", AgreementStatus::asked, day * 14) |
                      desk.add("B", AgreementStatus::not_asked, day * 2.5) |
                      desk.add("C", AgreementStatus::written, day * 60);
  auto const answer = desk.ask(needed);
  CHECK(answer.date == on("2020-12-29"));
  CHECK(answer.gaps.empty());
  CHECK(desk.ask(ConsentSet::of(PartyId{1})).date == on("2020-12-18"));
}

TEST_CASE("with everything agreed it can leave at once; a notification still takes its time") {
  Desk desk;
  auto const needed = desk.add("A", AgreementStatus::verbal, day * 14);
  desk.add("Air desk", AgreementStatus::not_asked, day * 2, {}, AgreementKind::notification);
  CHECK(desk.ask(needed).date == on("2020-12-15"));
  CHECK(desk.ask(needed, {PartyId{1}}).date == on("2020-12-17"));
}

TEST_CASE("a refusal and an answer of unknown length leave the day open, and say so") {
  Desk desk;
  auto const refused = desk.add("A", AgreementStatus::refused, day * 14);
  auto const unknown = desk.add("B", AgreementStatus::asked, {});
  auto const nobody = ConsentSet::of(desk.authorities.add("C"));
  for (auto party : {refused, unknown, nobody}) {
    auto const answer = desk.ask(party);
    CHECK_FALSE(answer.date);
    CHECK(answer.gaps.size() == 1);
  }
}

TEST_CASE("an agreement that ends before the departure is a gap") {
  Desk desk;
  auto const needed = desk.add("A", AgreementStatus::not_asked, day * 20) |
                      desk.add("B", AgreementStatus::written, {}, on("2020-12-30"));
  auto const answer = desk.ask(needed);
  CHECK(answer.date == on("2021-01-04"));
  REQUIRE(answer.gaps.size() == 1);
  CHECK_THAT(answer.gaps[0], passage::testing::contains("2020-12-30"));
}
