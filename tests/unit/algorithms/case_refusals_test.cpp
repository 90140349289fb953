#include "passage/algorithms/case_refusals.hpp"

#include "support/catch.hpp"
#include "support/forked_case.hpp"

namespace passage {

TEST_CASE("a refusal is answered by a shown option that it leaves, by another way, or by none") {
  auto prepared = testing::forked_case();
  prepared.network.graph.links[2].consents = ConsentSet::of({PartyId{0}});
  auto& options = prepared.result.options;
  options = {testing::option_over(prepared, 2), testing::option_over(prepared, 3)};
  Context context;
  Scenario const scenario;
  CaseVisits visits{scenario, prepared, context};
  auto const answers = answer_pair_refusals(prepared, visits, {0, 2}, context);
  REQUIRE(answers.size() == 2);

  CHECK(answers[0].refusal.refused.has(PartyId{0}));
  CHECK(answers[0].option == 1);
  REQUIRE(answers[0].path);
  CHECK(answers[0].path->links.back() == DirectedLink{EdgeId{3}, true});
  auto const quanta = prepared.network.graph.quantum.seconds(Duration{100});
  REQUIRE(answers[0].extra);
  CHECK(*answers[0].extra == quanta);

  CHECK_FALSE(answers[1].option);
  CHECK_FALSE(answers[1].path);
  CHECK_FALSE(answers[1].extra);
}

TEST_CASE("the options of the pair, and no others, get their explanations") {
  auto prepared = testing::forked_case();
  auto& options = prepared.result.options;
  prepared.network.graph.links[2].consents = ConsentSet::of({PartyId{0}});
  options = {testing::option_over(prepared, 3), testing::option_over(prepared, 2),
             testing::option_over(prepared, 3)};
  Context context;
  Scenario const scenario;
  CaseVisits visits{scenario, prepared, context};
  answer_pair_refusals(prepared, visits, {1, 3}, context);
  CHECK_FALSE(options[0].explanation.flip);
  REQUIRE(options[2].explanation.flip);
  CHECK(options[2].explanation.flip->kind == FlipKind::refusal);
}

}  // namespace passage
