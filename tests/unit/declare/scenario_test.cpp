#include "passage/declare/scenario.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;
using passage::testing::contains;

namespace {

Node text(char const* words) {
  return {std::string{words}, "s.toml:2"};
}
Node table(Table entries) {
  return {std::move(entries), "s.toml:1"};
}

/// The smallest scenario: two places and roads.
Table smallest() {
  Table const juba{{"name", text("Juba")}, {"lon", Node{31.58}}, {"lat", Node{4.85}}};
  Node const points{List{table(juba)}, "s.toml:3"};
  return {{"scenario", table({})},
          {"from", table({{"points", points}})},
          {"to", table({{"source", text("places.csv")}})},
          {"roads", table({{"source", text("roads.geojson")}})}};
}

std::string message_of(Table const& tree) {
  try {
    bind_options<Scenario>(tree, "s.toml");
  } catch (Error const& error) {
    return error.message();
  }
  return {};
}

}  // namespace

TEST_CASE("the smallest scenario has the documented defaults") {
  auto const scenario = bind_options<Scenario>(smallest(), "s.toml");
  CHECK(scenario.scenario.cell == Metres{1000});
  CHECK(scenario.scenario.valid_for == 7 * day);
  CHECK_FALSE(scenario.roads->snap);
  CHECK(scenario.corridors.alternatives == Count{4});
  CHECK(scenario.corridors.max_stretch == Ratio{2});
  CHECK(scenario.reach.within == std::vector<Metres>{Metres{2000}, Metres{5000}});
  CHECK(scenario.brief.audience == tables::Audience::internal);
  CHECK_FALSE(scenario.incidents);
  CHECK_FALSE(scenario.control);
}

TEST_CASE("the command line stands over the file, with paths of its own") {
  Table const overrides{{"roads", table({{"source", text("other.gpkg")}, {"snap", text("50 m")}})},
                        {"corridors", table({{"overlap", text("40%")}})}};
  auto tree = smallest();
  resolve_paths(rows_of<Scenario>(), tree, "data");
  merge(tree, overrides);
  auto const scenario = bind_options<Scenario>(tree, "s.toml");
  CHECK(scenario.to.source->path == "data/places.csv");
  CHECK(scenario.roads->source.path == "other.gpkg");
  CHECK(scenario.roads->snap == Metres{50});
  CHECK(scenario.corridors.overlap == Share{0.4});
}

TEST_CASE("a scenario needs something to move on") {
  auto tree = smallest();
  tree.pop_back();
  CHECK_THAT(message_of(tree), contains("neither [roads] nor [terrain]"));
}

TEST_CASE("all problems of all tables at once") {
  auto tree = smallest();
  tree.emplace_back("incidents", table({{"half_life", text("5 km")}}));
  tree.emplace_back("gate", table({}));
  auto const message = message_of(tree);
  CHECK_THAT(message, contains("3 problems"));
  CHECK_THAT(message, contains("half_life"));
  CHECK_THAT(message, contains("source is missing"));
  CHECK_THAT(message, contains("unknown key \"gate\" (did you mean gates?)"));
}
