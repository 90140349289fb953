#include "passage/algorithms/draft_tables.hpp"

#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

Recognised layer(std::string const& path, InputRole role, Belief belief, std::vector<GuessedKey> keys = {}) {
  Recognised found;
  found.source.file = path;
  found.seen = "3 things";
  found.readings = {{role, belief, 0, "by a test", std::move(keys)}};
  return found;
}

}  // namespace

TEST_CASE("the layer that fits is a table; what else it could be stands below as comments") {
  Survey survey;
  survey.layers = {
      layer("/data/a/events.csv", InputRole::incidents, Belief::strong, {{"format", "\"ucdp\"", "words"}}),
      layer("/data/a/other.csv", InputRole::incidents, Belief::weak)};
  survey.layers[0].readings[0].caution = "no day";
  DraftLines lines;
  DraftTables tables{survey, "/data/b", lines};
  CHECK(tables.table(InputRole::incidents, "incidents"));
  CHECK_THAT(lines.text(), contains("# Seen: events.csv: 3 things\n# Mind: no day.\n[incidents]\n"));
  CHECK_THAT(lines.text(), contains("\nsource = \"../a/events.csv\""));
  CHECK_THAT(lines.text(), contains("\nformat = \"ucdp\""));
  CHECK_THAT(lines.text(), contains("# Perhaps: other.csv (3 things)\n# source = \"../a/other.csv\""));
  REQUIRE(tables.used().size() == 1);
  CHECK(tables.used()[0].table == "incidents");
  CHECK(tables.findings().empty());
}

TEST_CASE("a table that nothing fills says what it needs, as a comment") {
  Survey const survey;
  DraftLines lines;
  DraftTables tables{survey, "/data", lines};
  CHECK_FALSE(tables.table(InputRole::gates, "gates"));
  CHECK_THAT(lines.text(), contains("# Not considered so far; it needs points with party, state"));
  CHECK_THAT(lines.text(), contains("# [gates]\n# source = \"crossing_points.gpkg\"\n"));
  CHECK(tables.used().empty());
}

TEST_CASE("layers that fit equally well are a finding that names them") {
  Survey survey;
  survey.layers = {layer("/d/one.gpkg", InputRole::zones, Belief::strong),
                   layer("/d/two.gpkg", InputRole::zones, Belief::strong)};
  DraftLines lines;
  DraftTables tables{survey, "/d", lines};
  CHECK(tables.table(InputRole::zones, "zones"));
  REQUIRE(tables.findings().size() == 1);
  CHECK(tables.findings()[0].code == "several_candidates");
  CHECK_THAT(tables.findings()[0].text, contains("one.gpkg, two.gpkg"));
}

TEST_CASE("a path names the layer of its file, and a guessed CRS is stated") {
  Survey survey;
  survey.layers = {layer("/d/in/all.gpkg", InputRole::sites, Belief::strong)};
  survey.layers[0].source.layer = "camps";
  survey.layers[0].crs = "EPSG:4326";
  DraftLines lines;
  DraftTables tables{survey, "/d", lines};
  CHECK(tables.path_of(survey.layers[0]) == "in/all.gpkg|layername=camps");
  CHECK(tables.table(InputRole::sites, "sites"));
  CHECK_THAT(lines.text(), contains("crs = \"EPSG:4326\""));
}
