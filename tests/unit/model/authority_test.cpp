#include "passage/model/authority.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {
Date const today = *parse_date("2020-01-06");

Agreement agreement(PartyId with, AgreementStatus status) {
  Agreement made;
  made.with = with;
  made.status = status;
  return made;
}
}  // namespace

TEST_CASE("an authority is added once") {
  Authorities authorities;
  auto const first = authorities.add("North council");
  CHECK(authorities.add("North council") == first);
  CHECK(authorities.add("north council") != first);
  CHECK(authorities.find("North council") == first);
  CHECK_FALSE(authorities.find("South council"));
  CHECK(authorities.name(first) == "North council");
}

TEST_CASE("only a verbal or written answer that still holds is a yes") {
  PartyId const party{0};
  for (auto status : {AgreementStatus::not_asked, AgreementStatus::asked, AgreementStatus::refused}) {
    CHECK_FALSE(agreement(party, status).is_given(today));
  }
  CHECK(agreement(party, AgreementStatus::verbal).is_given(today));
  auto written = agreement(party, AgreementStatus::written);
  CHECK(written.is_given(today));
  written.valid_to = today;
  CHECK(written.is_given(today));
  written.valid_to = today - std::chrono::days{1};
  CHECK_FALSE(written.is_given(today));
}

TEST_CASE("a notification never opens anything") {
  auto note = agreement(PartyId{0}, AgreementStatus::written);
  note.kind = AgreementKind::notification;
  CHECK_FALSE(note.is_given(today));
}

TEST_CASE("what nobody asked for and what only one of two agreements grants is missing") {
  Authorities authorities;
  auto const a = authorities.add("A"), b = authorities.add("B"), c = authorities.add("C");
  authorities.agreements = {agreement(a, AgreementStatus::written), agreement(b, AgreementStatus::written),
                            agreement(b, AgreementStatus::asked)};
  auto const needed = ConsentSet::of(a) | ConsentSet::of(b) | ConsentSet::of(c);
  CHECK(authorities.missing(needed, today) == (ConsentSet::of(b) | ConsentSet::of(c)));
  CHECK(authorities.missing(ConsentSet{}, today).empty());
}

TEST_CASE("kinds and states of agreements have names") {
  CHECK(name_of(AgreementKind::clearance) == "clearance");
  CHECK(name_of(AgreementStatus::not_asked) == "not asked");
}
