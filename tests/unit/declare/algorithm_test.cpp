#include "passage/declare/algorithm.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/declare/help.hpp"
#include "passage/declare/usage_json.hpp"

namespace passage {

namespace {

struct Doubling {
  Metres length{1000};
  std::optional<OutputFile> out;
};

Outputs run(Doubling const& options, Context&) {
  Outputs outputs;
  outputs.summary.emplace_back("length_m", Node{2 * options.length.value});
  return outputs;
}

}  // namespace

template <>
inline constexpr auto params<Doubling> =
    declare<Doubling>(param<&Doubling::length>("length", "What to double.", {Metres{1}, Metres{10000}}),
                      param<&Doubling::out>("out", "File.").advanced());

namespace {

constexpr Algorithm doubling = algorithm<Doubling>("doubling", "Doubling", "9 Test", "Doubles a length.");
constexpr Algorithm const* all[] = {&doubling};

Node const& at(Table const& table, std::string const& key) {
  auto const* const node = find(table, key);
  REQUIRE(node);
  return *node;
}

}  // namespace

TEST_CASE("an algorithm runs from a tree of options") {
  Context context;
  auto const outputs = doubling.run(Table{{"length", Node{std::string{"3 km"}, "--length"}}}, context);
  CHECK(outputs.answer == Answer::result);
  CHECK(std::get<double>(at(outputs.summary, "length_m").value) == 6000);
  CHECK(std::get<double>(at(doubling.defaults(), "length").value) == 1000);
}

TEST_CASE("wrong options are problems before anything runs") {
  Problems problems;
  doubling.check(Table{{"length", Node{std::string{"3 h"}, "--length"}}, {"lenght", Node{1.0, "--lenght"}}},
                 problems);
  REQUIRE(problems.list().size() == 2);
  CHECK(problems.list()[0].where == "--length");
  CHECK(problems.list()[1].hint == "did you mean length?");
}

TEST_CASE("an output that exists is refused before any work, unless it may be overwritten") {
  testing::Scratch const scratch;
  auto const path = (scratch / "a.csv").string();
  std::ofstream{path} << "old";
  Table const options{{"out", Node{path, "--out"}}};
  Context context;
  CHECK_THROWS_WITH(doubling.run(options, context), testing::contains("exists already"));
  context.may_overwrite = true;
  CHECK_NOTHROW(doubling.run(options, context));
}

TEST_CASE("commands are found by name") {
  CHECK(&find_algorithm(all, "doubling") == &doubling);
  try {
    find_algorithm(all, "dubling");
    FAIL("no error");
  } catch (Error const& error) {
    CHECK(error.kind() == ErrorKind::usage);
    CHECK(error.hint() == "did you mean doubling?");
  }
}

TEST_CASE("usage describes parameters with unit, default and range") {
  auto const description = describe(doubling);
  CHECK(std::get<std::string>(at(description, "group").value) == "9 Test");
  auto const& parameters = std::get<List>(at(description, "parameters").value);
  REQUIRE(parameters.size() == 2);
  auto const& length = std::get<Table>(parameters[0].value);
  CHECK(std::get<std::string>(at(length, "option").value) == "--length");
  CHECK(std::get<std::string>(at(length, "unit").value) == "m");
  CHECK(std::get<double>(at(length, "default").value) == 1000);
  CHECK(std::get<std::string>(at(length, "default_text").value) == "1 km");
  CHECK(std::get<double>(at(length, "high").value) == 10000);
  auto const whole = describe(all);
  CHECK(std::get<List>(at(whole, "algorithms").value).size() == 1);
  CHECK(std::get<List>(at(whole, "common").value).size() == 7);
}

TEST_CASE("help says how a command is called") {
  auto const help = help_text(doubling, false);
  CHECK_THAT(help, testing::contains("usage: passage doubling [options]"));
  CHECK_THAT(help, testing::contains("--length LENGTH"));
  CHECK_THAT(help, testing::contains("default 1 km; 1 m to 10 km"));
  CHECK_THAT(help, !testing::contains("--out"));
  CHECK_THAT(help_text(doubling, true), testing::contains("--out FILE"));
  CHECK_THAT(help_text(all), testing::contains("9 Test\n  doubling"));
}

}  // namespace passage
