#include "passage/declare/tables/answer.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

TEST_CASE("a counterpart has a name, and only a counterpart has") {
  Node const counterpart{std::string{"counterpart"}}, name{std::string{"B"}};
  CHECK_THROWS_AS(bind_options<tables::Brief>(Table{{"audience", counterpart}}, "s"), Error);
  CHECK_THROWS_AS(bind_options<tables::Brief>(Table{{"for", name}}, "s"), Error);
  auto const brief = bind_options<tables::Brief>(Table{{"audience", counterpart}, {"for", name}}, "s");
  CHECK(brief.counterpart == Text{"B"});
}

TEST_CASE("criteria are a list of words") {
  auto const corridors = bind_options<tables::Corridors>(
      Table{{"criteria", Node{List{Node{std::string{"exposure"}}, Node{std::string{"time"}}}}}}, "s");
  CHECK(corridors.criteria ==
        std::vector<tables::Criterion>{tables::Criterion::exposure, tables::Criterion::time});
}
