#include "passage/algorithms/usage.hpp"

#include "support/catch.hpp"

#include "passage/algorithms/registry.hpp"

using namespace passage;

TEST_CASE("usage lists every command") {
  Context context;
  auto const outputs = run(Usage{}, context);
  auto const* const list = find(outputs.summary, "algorithms");
  REQUIRE(list);
  CHECK(std::get<List>(list->value).size() == algorithms().size());
  for (auto const* algorithm : algorithms()) {
    CHECK_THAT(outputs.text, passage::testing::contains(std::string{algorithm->name}));
  }
}

TEST_CASE("usage of one command, and of none") {
  Context context;
  auto const outputs = run(Usage{Text{"usage"}}, context);
  CHECK(std::get<std::string>(find(outputs.summary, "name")->value) == "usage");
  CHECK_THROWS_AS(run(Usage{Text{"usge"}}, context), Error);
}
