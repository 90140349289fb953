#include "passage/declare/tables/places.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

namespace {
std::string message_of(Table const& tree) {
  try {
    bind_options<tables::Places>(tree, "s");
  } catch (Error const& error) {
    return error.message();
  }
  return {};
}
Node const source{std::string{"places.csv"}};
Node const names{List{Node{std::string{"Wau"}}}};
Node const ids{List{Node{42.0}}};
}  // namespace

TEST_CASE("places come from a source or are written down") {
  CHECK(message_of({{"source", source}}).empty());
  CHECK(message_of({{"source", source}, {"select", names}}).empty());
  CHECK_THAT(message_of({}), passage::testing::contains("no places"));
  CHECK_THAT(message_of({{"source", source}, {"select_id", ids}}), passage::testing::contains("select_id"));
  CHECK_THAT(message_of({{"select", names}}), passage::testing::contains("select needs a source"));
}

TEST_CASE("an inline point needs name and position, and stays on the globe") {
  Table const good{{"name", Node{std::string{"A"}}}, {"lon", Node{-11.0}}, {"lat", Node{-21.0}}};
  CHECK(bind_options<tables::InlinePoint>(good, "s").lat == Degrees{-21});
  auto swapped = good;
  find(swapped, "lat")->value = 95.0;
  CHECK_THROWS_AS(bind_options<tables::InlinePoint>(swapped, "s"), Error);
  CHECK_THROWS_AS(bind_options<tables::InlinePoint>(Table{{"lon", Node{1.0}}, {"lat", Node{1.0}}}, "s"),
                  Error);
}
