#include "passage/declare/json.hpp"

#include <limits>

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("a tree as JSON keeps order and writes numbers shortest") {
  Table const table{{"b", Node{1.0}},
                    {"a", Node{0.1}},
                    {"list", Node{List{Node{true}, Node{std::string{"x\"\n"}}}}},
                    {"date", Node{*parse_date("2020-02-29")}},
                    {"none", Node{std::numeric_limits<double>::quiet_NaN()}},
                    {"empty", Node{Table{}}}};
  CHECK(to_json(table) ==
        R"({"b":1,"a":0.1,"list":[true,"x\"\n"],"date":"2020-02-29","none":null,"empty":{}})");
}

TEST_CASE("broken UTF-8 in a name never breaks the JSON") {
  CHECK(to_json(Node{std::string{"a\xff"}}) == "\"a\xef\xbf\xbd\"");
}
