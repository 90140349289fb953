#include "passage/algorithms/scenario_choice.hpp"

#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

Recognised layer(std::string const& name, InputRole role, Belief belief, int detail = 0) {
  Recognised found;
  found.source.file = name;
  found.readings = {{role, belief, detail, "by a test"}};
  return found;
}

RankedPlace place(std::string const& name, double lon, double lat) {
  return {name, "", {lon, lat}, 0, 2, true, true};
}

}  // namespace

TEST_CASE("belief goes before detail, detail before the order of paths; equals are counted") {
  Survey survey;
  survey.layers = {layer("a.shp", InputRole::roads, Belief::likely, 9),
                   layer("b.shp", InputRole::roads, Belief::strong, 1),
                   layer("c.shp", InputRole::roads, Belief::strong, 2),
                   layer("d.shp", InputRole::roads, Belief::strong, 2),
                   layer("e.shp", InputRole::roads, Belief::weak, 99)};
  auto const choice = choose_for(survey, InputRole::roads);
  REQUIRE(choice.taken());
  CHECK(choice.taken()->layer->source.file == "c.shp");
  CHECK(choice.equals == 2);
  CHECK(choice.firm.size() == 4);
  CHECK(choice.weak.size() == 1);
  CHECK(choose_for(survey, InputRole::gates).taken() == nullptr);
}

TEST_CASE("evidence decays back from the day after the newest incident") {
  Survey survey;
  survey.layers = {layer("i.csv", InputRole::incidents, Belief::strong),
                   layer("c.shp", InputRole::closures, Belief::likely)};
  CHECK_FALSE(guess_as_of(survey));
  survey.layers[1].newest = parse_date_span("2022-12-15");
  CHECK(format_date(guess_as_of(survey)->day) == "2022-12-16");
  survey.layers[0].newest = parse_date_span("2019");
  CHECK(format_date(guess_as_of(survey)->day) == "2020-01-01");
  CHECK_THAT(guess_as_of(survey)->reason, contains("2022-12-15 of c.shp"));
}

TEST_CASE("a first run goes between two places near the roads that lie apart") {
  Survey survey;
  survey.layers = {layer("roads.shp", InputRole::roads, Belief::strong),
                   layer("places.csv", InputRole::places, Belief::strong)};
  survey.layers[0].degrees = Box{{30, 0}, {32, 1}};
  for (int column = 600; column < 640; ++column) survey.layers[0].passed.emplace_back(0, column);
  survey.layers[1].places = {place("far from roads", 31, 0.9), place("outside", 40, 0),
                             place("A", 30.1, 0.01), place("suburb of A", 30.12, 0.01), place("B", 31, 0.01)};
  auto const ends = guess_ends(survey);
  REQUIRE(ends);
  CHECK(ends->from->name == "A");
  CHECK(ends->to->name == "B");
  survey.layers[1].places.pop_back();
  CHECK_FALSE(guess_ends(survey));
}
