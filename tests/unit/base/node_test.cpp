#include "passage/base/node.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("a table finds its keys") {
  Table table{{"a", Node{1.0, "x:1"}}, {"b", Node{std::string{"t"}, "x:2"}}};
  REQUIRE(find(table, "b"));
  CHECK(find(table, "b")->where == "x:2");
  CHECK(find(table, "c") == nullptr);
}
