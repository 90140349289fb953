#include "passage/declare/tables/roads.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

TEST_CASE("vehicles are the six words of the contract") {
  std::vector<std::string_view> const words{choices<tables::Vehicle>.words.begin(),
                                            choices<tables::Vehicle>.words.end()};
  CHECK(words ==
        std::vector<std::string_view>{"heavy_truck", "light_truck", "4wd", "car", "motorbike", "foot"});
}

TEST_CASE("keys that are words of C++ keep their name") {
  Node const halt{Table{{"every", Node{std::string{"2 h"}}}, {"for", Node{std::string{"15 min"}}}}};
  auto const movement =
      bind_options<tables::Movement>(Table{{"halt", halt}, {"return", Node{std::string{"same_route"}}}}, "s");
  REQUIRE(movement.halt);
  CHECK(movement.halt->duration == 15 * minute);
  CHECK(movement.return_way == tables::Return::same_route);
  auto const roads = bind_options<tables::Roads>(
      Table{{"source", Node{std::string{"r.gpkg"}}}, {"class", Node{std::string{"highway"}}}}, "s");
  CHECK(roads.road_class == ColumnName{"highway"});
}
