#include "passage/algorithms/draft_question.hpp"

#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

/// Roads from 30 to 31 and from 32 to 33 degrees east, and a table of places.
Survey survey_with(std::vector<RankedPlace> places) {
  Survey survey;
  survey.layers.resize(2);
  survey.layers[0].source.file = "/d/roads.gpkg";
  survey.layers[0].readings = {{InputRole::roads, Belief::strong, 0, "by a test"}};
  survey.layers[0].degrees = Box{{30, 0}, {33, 1}};
  survey.layers[0].passed.add({30, 0}, {31, 0});
  survey.layers[0].passed.add({32, 0}, {33, 0});
  survey.layers[1].source.file = "/d/places.csv";
  survey.layers[1].readings = {
      {InputRole::places, Belief::strong, 0, "by a test", {{"name", "\"name\"", ""}, {"id", "\"osm\"", ""}}}};
  survey.layers[1].places = std::move(places);
  return survey;
}

struct Written {
  std::string text;
  std::vector<Finding> findings;
};

Written write(Survey const& survey) {
  DraftLines lines;
  DraftTables tables{survey, "/d", lines};
  draft_question(survey, tables, lines);
  return {lines.text(), tables.findings()};
}

RankedPlace place(std::string const& name, double lon, bool is_only_one = true) {
  return {name, "n" + name, {lon, 0}, 1000, 2, is_only_one, true};
}

}  // namespace

TEST_CASE("two places that roads may join are the guess, those of another island are named as such") {
  auto const written =
      write(survey_with({place("A", 30.1), place("X", 32.5), place("B", 30.9), place("C", 30.5)}));
  CHECK_THAT(written.text, contains("name = \"A to B\""));
  CHECK_THAT(written.text, contains("that the roads seem to join"));
  CHECK_THAT(written.text, contains("select = [\"A\"]"));
  CHECK_THAT(written.text, contains("Others in it: C."));
  CHECK_THAT(written.text, contains("Not joined to A by these roads: X."));
  CHECK(written.findings.empty());
}

TEST_CASE("where no roads join any two, that is written and found") {
  auto const written = write(survey_with({place("A", 30.1), place("X", 32.5)}));
  CHECK_THAT(written.text, contains("name = \"A to X\""));
  CHECK_THAT(written.text, contains("or give the roads or ferries between."));
  REQUIRE(written.findings.size() == 1);
  CHECK(written.findings[0].code == "places_not_joined");
}

TEST_CASE("a name that occurs twice is chosen by its id") {
  auto const written = write(survey_with({place("A", 30.1, false), place("B", 30.9)}));
  CHECK_THAT(written.text, contains("id = \"osm\""));
  CHECK_THAT(written.text, contains("select_id = [\"nA\"]"));
  CHECK_THAT(written.text, contains("its name occurs twice"));
}

TEST_CASE("without places the two ends stand there as comments, and that is serious") {
  auto const written = write(survey_with({}));
  CHECK_THAT(written.text, contains("# [from]"));
  CHECK_THAT(written.text, contains("# [to]"));
  REQUIRE(written.findings.size() == 1);
  CHECK(written.findings[0].code == "places_missing");
  CHECK(written.findings[0].severity == Severity::serious);
}
