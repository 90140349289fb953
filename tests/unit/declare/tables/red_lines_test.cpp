#include "passage/declare/tables/red_lines.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

namespace {

Table rule(Table row) {
  return {{"red_lines", Node{List{Node{std::move(row)}}}}};
}

Node text(char const* word) {
  return Node{std::string{word}};
}

}  // namespace

TEST_CASE("a rule has a measure, a limit and a reason") {
  auto const read = bind_options<tables::RedLines>(
      rule({{"measure", text("consent_count")}, {"at_most", Node{2.0}}, {"reason", text("time")}}), "r");
  REQUIRE(read.red_lines.size() == 1);
  CHECK(read.red_lines[0].at_most->value == 2);
  CHECK_THROWS_AS(
      bind_options<tables::RedLines>(rule({{"measure", text("consent_count")}, {"at_most", Node{2.0}}}), "r"),
      Error);
}

TEST_CASE("a rule that allows everything, or that mixes numbers and lists, is refused") {
  CHECK_THROWS_AS(
      bind_options<tables::RedLines>(rule({{"measure", text("time_h")}, {"reason", text("x")}}), "r"), Error);
  CHECK_THROWS_AS(bind_options<tables::RedLines>(rule({{"measure", text("consents")},
                                                       {"at_most", Node{1.0}},
                                                       {"must_include", text("A")},
                                                       {"reason", text("x")}}),
                                                 "r"),
                  Error);
}
