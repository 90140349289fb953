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
  // Two events of long ago do not put a question about today's roads into their time.
  survey.layers[0].newest = parse_date_span("1998");
  CHECK(format_date(guess_as_of(survey)->day) == "2022-12-16");
  CHECK_THAT(guess_as_of(survey)->reason, contains("newest elsewhere: 1998 of i.csv"));
}
