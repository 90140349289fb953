#include "passage/algorithms/guessed_ends.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

Recognised layer(std::string const& name, InputRole role) {
  Recognised found;
  found.source.file = name;
  found.readings = {{role, Belief::strong, 0, "by a test"}};
  return found;
}

RankedPlace place(std::string const& name, double lon, double lat) {
  return {name, "", {lon, lat}, 0, 2, true, true};
}

/// Roads on two islands, from 30 to 31 and from 32 to 33 degrees east.
Survey islands(std::vector<RankedPlace> places) {
  Survey survey;
  survey.layers = {layer("roads.shp", InputRole::roads), layer("places.csv", InputRole::places)};
  survey.layers[0].degrees = Box{{30, 0}, {33, 1}};
  survey.layers[0].passed.add({30, 0.01}, {31, 0.01});
  survey.layers[0].passed.add({32, 0.01}, {33, 0.01});
  survey.layers[1].places = std::move(places);
  return survey;
}

std::vector<std::string> names_of(std::vector<RankedPlace const*> const& places) {
  std::vector<std::string> names;
  for (auto const* each : places) names.push_back(each->name);
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a first run goes between two places near the roads that lie apart") {
  auto survey = islands({place("far from roads", 31, 0.9), place("outside", 40, 0), place("A", 30.1, 0.01),
                         place("suburb of A", 30.12, 0.01), place("B", 31, 0.01)});
  auto const ends = guess_ends(survey);
  REQUIRE(ends);
  CHECK(ends->from->name == "A");
  CHECK(ends->to->name == "B");
  CHECK(ends->roads == GuessedEnds::Roads::may_join);
  CHECK(names_of(ends->others) == Names{"suburb of A"});
  survey.layers[1].places.pop_back();
  CHECK_FALSE(guess_ends(survey));
}

TEST_CASE("the two places are of one island, however great the capital of the other is") {
  auto const survey =
      islands({place("A", 30.1, 0), place("capital", 32.5, 0), place("port", 32.9, 0), place("B", 30.9, 0)});
  auto const ends = guess_ends(survey);
  REQUIRE(ends);
  CHECK(ends->from->name == "A");
  CHECK(ends->to->name == "B");
  CHECK(names_of(ends->beyond) == Names{"capital", "port"});
}

TEST_CASE("a foremost place alone on its roads gives way to two that roads join") {
  auto const survey = islands({place("alone", 30.1, 0), place("A", 32.1, 0), place("B", 32.9, 0)});
  auto const ends = guess_ends(survey);
  REQUIRE(ends);
  CHECK(ends->from->name == "A");
  CHECK(ends->to->name == "B");
  CHECK(names_of(ends->beyond) == Names{"alone"});
}

TEST_CASE("where no two are joined, the foremost two are named and it is said") {
  auto const survey = islands({place("A", 30.1, 0), place("C", 32.1, 0)});
  auto const ends = guess_ends(survey);
  REQUIRE(ends);
  CHECK(ends->from->name == "A");
  CHECK(ends->to->name == "C");
  CHECK(ends->roads == GuessedEnds::Roads::do_not_join);
}

TEST_CASE("without a look at where roads run nothing is said of them") {
  auto survey = islands({place("A", 30.1, 0), place("C", 32.1, 0)});
  survey.layers[0].passed = {};
  auto const ends = guess_ends(survey);
  REQUIRE(ends);
  CHECK(ends->roads == GuessedEnds::Roads::unknown);
}
