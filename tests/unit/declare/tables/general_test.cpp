#include "passage/declare/tables/general.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

TEST_CASE("the status of the talks is an option until somebody says otherwise") {
  CHECK(tables::General{}.status == tables::Status::option);
  CHECK_THROWS_AS(bind_options<tables::General>(Table{{"status", Node{std::string{"agred"}}}}, "s"), Error);
}

TEST_CASE("a cell has a length") {
  CHECK(bind_options<tables::General>(Table{{"cell", Node{std::string{"500m"}}}}, "s").cell == Metres{500});
  CHECK_THROWS_AS(bind_options<tables::General>(Table{{"cell", Node{0.0}}}, "s"), Error);
}
