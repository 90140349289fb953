#include "passage/algorithms/agreement_inputs.hpp"

#include "support/catch.hpp"

namespace passage {

namespace {

tables::AgreementRow row(std::string with, std::vector<Text> covers = {Text{"held_area"}}) {
  tables::AgreementRow made;
  made.with = Text{std::move(with)};
  made.covers = std::move(covers);
  return made;
}

}  // namespace

TEST_CASE("an agreement covers held ground, everything, or what it names") {
  Context context;
  auto const read =
      read_agreements({row("North"), row("South", {Text{"everywhere"}}),
                       row("East", {Text{"Mill Road"}, Text{"held_area"}}), row("West", {Text{"K3"}})},
                      context);
  REQUIRE(read.agreements.size() == 4);
  CHECK(read.agreements[0].covers_held_area);
  CHECK_FALSE(read.agreements[0].covers_everywhere);
  CHECK(read.agreements[1].covers_everywhere);
  CHECK_FALSE(read.agreements[1].covers_held_area);
  CHECK(read.agreements[2].covers == std::vector<std::string>{"Mill Road"});
  CHECK(read.agreements[2].covers_held_area);
  CHECK_FALSE(read.agreements[3].covers_held_area);
  CHECK(read.list.size() == 4);
  CHECK(context.findings.list().empty());
}

TEST_CASE("names that differ in case and blanks only are one authority under the first spelling") {
  Context context;
  auto const read =
      read_agreements({row(" Upland Council "), row(" upland  COUNCIL"), row("Upland")}, context);
  REQUIRE(read.list.size() == 2);
  CHECK(read.list[0].name == "Upland Council");
  CHECK(read.agreements[1].with == read.agreements[0].with);
  CHECK(read.agreements[2].with == PartyId{1});
  CHECK(context.findings.has("party_spelling"));
}

TEST_CASE("the same spelling twice is no finding") {
  Context context;
  auto const read = read_agreements({row("North"), row("North")}, context);
  CHECK(read.list.size() == 1);
  CHECK(read.agreements.size() == 2);
  CHECK(context.findings.list().empty());
}

}  // namespace passage
