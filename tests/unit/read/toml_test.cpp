#include "passage/read/toml.hpp"

#include <cstdio>
#include <fstream>

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using passage::testing::contains;

namespace {

char const* const sample = R"([scenario]
name  = "Juba"   # a comment
as_of = 2020-01-01
cell  = 1000
share = 0.25
flag  = true
start = 06:30:00

[from]
points = [ { name = "Juba", lon = 31.58 } ]
[[agreements]]
with = "A"
[[agreements]]
with = "B"
)";

template <class T>
T const& value(Table const& table, std::string const& group, std::string const& key) {
  return std::get<T>(find(std::get<Table>(find(table, group)->value), key)->value);
}

}  // namespace

TEST_CASE("TOML becomes a tree with the line of each value") {
  auto const table = parse_toml(sample, "s.toml");
  CHECK(value<std::string>(table, "scenario", "name") == "Juba");
  CHECK(value<double>(table, "scenario", "cell") == 1000);
  CHECK(value<double>(table, "scenario", "share") == 0.25);
  CHECK(value<bool>(table, "scenario", "flag"));
  CHECK(value<std::string>(table, "scenario", "start") == "06:30");
  CHECK(format_date(value<Date>(table, "scenario", "as_of")) == "2020-01-01");
  auto const& scenario = std::get<Table>(find(table, "scenario")->value);
  CHECK(find(scenario, "name")->where == "s.toml:2");
  CHECK(find(scenario, "start")->where == "s.toml:7");
  CHECK(find(table, "from")->where == "s.toml:9");
}

TEST_CASE("keys and repeated tables keep the order of the file") {
  auto const table = parse_toml(sample, "s.toml");
  std::vector<std::string> keys;
  for (auto const& [key, node] : std::get<Table>(find(table, "scenario")->value)) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"name", "as_of", "cell", "share", "flag", "start"});
  auto const& agreements = std::get<List>(find(table, "agreements")->value);
  REQUIRE(agreements.size() == 2);
  CHECK(std::get<std::string>(find(std::get<Table>(agreements[1].value), "with")->value) == "B");
  CHECK(find(std::get<Table>(agreements[1].value), "with")->where == "s.toml:14");
  auto const& points = std::get<List>(find(std::get<Table>(find(table, "from")->value), "points")->value);
  CHECK(std::get<double>(find(std::get<Table>(points[0].value), "lon")->value) == 31.58);
}

TEST_CASE("a mistake in the syntax says file, line and column") {
  try {
    parse_toml("[scenario]\nname = Juba\n", "s.toml");
    FAIL("no error");
  } catch (Error const& error) {
    CHECK(error.code() == "toml_syntax");
    CHECK(error.kind() == ErrorKind::input);
    CHECK_THAT(error.message(), contains("s.toml:2:8"));
  }
}

TEST_CASE("a missing file is an error and an empty file is an empty table") {
  CHECK_THROWS_AS(read_toml("no/such/file.toml"), Error);
  std::string const path = "passage_empty_test.toml";
  std::ofstream{path}.close();
  CHECK(read_toml(path).empty());
  std::remove(path.c_str());
}

TEST_CASE("text becomes a TOML string that reads as the same text") {
  std::string const odd = "a \"b\" \\c ممر\ttab\nline";
  auto const table = parse_toml("key = " + toml_text(odd) + "\n", "s.toml");
  CHECK(std::get<std::string>(find(table, "key")->value) == odd);
  CHECK(toml_text(odd).find('\n') == std::string::npos);
}
