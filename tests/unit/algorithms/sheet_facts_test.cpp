#include "passage/algorithms/sheet_facts.hpp"

#include "support/catch.hpp"

namespace passage {

TEST_CASE("days follow from each other where they are not given") {
  Scenario scenario;
  scenario.brief.made_on = *parse_date("2024-03-01");
  scenario.scenario.valid_for = day * 3;
  CHECK(as_of(scenario) == *parse_date("2024-03-01"));
  scenario.scenario.as_of = *parse_date("2023-12-31");
  auto const facts = sheet_facts(scenario);
  CHECK(facts.as_of == *parse_date("2023-12-31"));
  CHECK(facts.made_on == *parse_date("2024-03-01"));
  CHECK(facts.do_not_use_after == *parse_date("2024-03-04"));
}

TEST_CASE("the title of the brief comes before the name of the scenario") {
  Scenario scenario;
  scenario.scenario.name = Text{"Weekly access"};
  CHECK(sheet_facts(scenario).title == "Weekly access");
  scenario.brief.title = Text{"Access to the uplands"};
  CHECK(sheet_facts(scenario).title == "Access to the uplands");
}

TEST_CASE("a scenario without a disclaimer gets a neutral one") {
  Scenario scenario;
  CHECK_THAT(sheet_facts(scenario).disclaimer, testing::contains("gives no permission"));
  scenario.brief.disclaimer = Text{"Ours."};
  CHECK(sheet_facts(scenario).disclaimer == "Ours.");
}

}  // namespace passage
