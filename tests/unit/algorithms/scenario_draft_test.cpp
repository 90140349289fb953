#include "passage/algorithms/scenario_draft.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/algorithms/load_scenario.hpp"
#include "passage/read/toml.hpp"
#include "passage/write/text_file.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

Recognised layer(std::string const& path, InputRole role, std::vector<GuessedKey> keys = {}) {
  Recognised found;
  found.source.file = path;
  found.seen = "3 things";
  found.readings = {{role, Belief::strong, 0, "by a test", std::move(keys)}};
  return found;
}

std::string text_at(Table const& table, std::string const& name, std::string const& key) {
  return std::get<std::string>(find(std::get<Table>(find(table, name)->value), key)->value);
}

}  // namespace

TEST_CASE("what is written is a scenario, with paths from where it stands") {
  Survey survey;
  survey.layers = {layer("/data/a/roads.gpkg", InputRole::roads, {{"class", "\"highway\"", "words"}}),
                   layer("/data/a/control \"x\".gpkg", InputRole::control, {{"party", "\"holder\"", ""}})};
  survey.layers[1].source.layer = "areas";
  auto const draft = draft_scenario(survey, "/data/b");
  auto const table = parse_toml(draft.text, "draft");
  CHECK(text_at(table, "roads", "source") == "../a/roads.gpkg");
  CHECK(text_at(table, "roads", "class") == "highway");
  CHECK(text_at(table, "control", "source") == "../a/control \"x\".gpkg|layername=areas");
  CHECK(draft.used.size() == 2);
  // The two ends are missing, and said to be.
  CHECK(draft.findings.at(0).code == "places_missing");
  CHECK(draft.text.find("# [from]") != std::string::npos);
}

TEST_CASE("every guess is marked, and a tie is shown and reported") {
  Survey survey;
  survey.layers = {layer("/d/one.gpkg", InputRole::closures), layer("/d/two.gpkg", InputRole::closures)};
  auto const draft = draft_scenario(survey, "/d");
  CHECK(draft.text.find("\nsource = \"one.gpkg\"") != std::string::npos);
  CHECK(draft.text.find("\n# source = \"two.gpkg\"") != std::string::npos);
  CHECK(draft.text.find("As good a choice, decide: two.gpkg") != std::string::npos);
  auto const is_tie = [](Finding const& finding) { return finding.code == "several_candidates"; };
  CHECK(std::count_if(draft.findings.begin(), draft.findings.end(), is_tie) == 1);
  std::size_t marks = 0;
  for (auto at = draft.text.find("GUESS"); at != std::string::npos; at = draft.text.find("GUESS", at + 1))
    ++marks;
  CHECK(marks - 1 == draft.guesses);  // the head names the mark once
}

TEST_CASE("without anything it still is a scenario file that says what it needs") {
  Survey survey;
  Recognised odd;
  odd.source.file = "/d/odd.csv";
  odd.seen = "2 rows";
  Recognised broken;
  broken.source.file = "/d/broken.shp";
  broken.trouble = "broken.shp: cut off";
  survey.layers = {odd, broken};
  survey.not_opened = {"notes.txt"};
  auto const draft = draft_scenario(survey, "/d");
  CHECK_NOTHROW(parse_toml(draft.text, "draft"));
  for (auto const* words : {"# [roads]", "# [gates]", "# [incidents]", "Not recognised, not used: odd.csv",
                            "Cannot be read: broken.shp: cut off", "No map and no table: notes.txt"}) {
    CHECK(draft.text.find(words) != std::string::npos);
  }
  CHECK(draft.not_recognised == std::vector<std::string>{"odd.csv", "notes.txt"});
}

TEST_CASE("agreements are copied row by row, and bind") {
  Scratch const folder;
  Survey survey;
  survey.layers = {layer((folder / "letters.csv").string(), InputRole::agreements),
                   layer((folder / "roads.gpkg").string(), InputRole::roads, {{"class", "\"highway\"", ""}})};
  survey.layers[0].rows = {
      {"Relief \"commission\"", "clearance", "everywhere", "written", "5 d", "2024-06-01"},
      {"B", "", "", "asked", "", ""}};
  Recognised towns;
  towns.source.file = folder / "x.osm.pbf";
  towns.places = {{"A", "", {31, 5}, 0, 3, true, false}, {"B", "", {32, 5}, 0, 3, true, false}};
  survey.layers.push_back(towns);
  write_text(folder / "scenario.toml", draft_scenario(survey, folder.path()).text);
  auto const loaded = load_scenario(folder / "scenario.toml", {}, {});
  REQUIRE(loaded.scenario.agreements.size() == 2);
  CHECK(loaded.scenario.agreements[0].with.value == "Relief \"commission\"");
  CHECK(format_date(*loaded.scenario.agreements[0].valid_to) == "2024-06-01");
  CHECK(loaded.scenario.agreements[1].status == AgreementStatus::asked);
  CHECK(loaded.scenario.from.points.at(0).name.value == "A");
}
