#include "passage/declare/binding.hpp"

#include "support/catch.hpp"

namespace passage {

// Named: clang wants linkage of what the binding converts to.
inline namespace binding_test {

struct Kernel {
  PointInput source;
  Seconds half_life{90 * day};
};
struct Question {
  Text name;
  Share overlap{0.5};
  std::optional<Kernel> kernel;
};

void check(Question const& question, Node const& table, Problems& problems) {
  if (question.name.value == "nobody") problems.add({"unasked", table.where, "nobody asks"});
}

}  // namespace binding_test

template <>
inline constexpr auto params<Kernel> = declare<Kernel>(param<&Kernel::source>("source", "Events.").required(),
                                                       param<&Kernel::half_life>("half_life", "Time.",
                                                                                 {day, 1000 * day}));
template <>
inline constexpr auto params<Question> = declare<Question>(param<&Question::name>("name", "Name.").required(),
                                                           param<&Question::overlap>("overlap", "O."),
                                                           param<&Question::kernel>("kernel", "Kernel."));

namespace {
Node text(char const* words, char const* where = "s.toml:2") {
  return {std::string{words}, where};
}
}  // namespace

TEST_CASE("a good tree binds, and what is absent keeps its default") {
  Table const tree{{"name", text("q")}, {"kernel", {Table{{"source", text("e.csv")}}, "s.toml:4"}}};
  auto const question = bind_options<Question>(tree, "s.toml");
  CHECK(question.name.value == "q");
  CHECK(question.overlap == Share{0.5});
  REQUIRE(question.kernel);
  CHECK(question.kernel->half_life == 90 * day);
  CHECK_FALSE(bind_options<Question>(Table{{"name", text("q")}}, "s.toml").kernel);
}

TEST_CASE("all mistakes are found at once, each with its place and the nearest name") {
  Table const tree{{"nam", text("q", "s.toml:1")},
                   {"overlap", {1.5, "s.toml:2"}},
                   {"kernel",
                    {Table{{"halflife", text("30 d", "s.toml:4")}, {"half_life", text("30 km", "s.toml:5")}},
                     "s.toml:3"}}};
  Problems problems;
  bind_options<Question>(tree, "s.toml", problems);
  std::vector<std::string> found;
  for (auto const& problem : problems.list()) found.push_back(problem.where + " " + problem.code);
  CHECK(found == std::vector<std::string>{"s.toml:1 unknown_key", "s.toml:2, overlap out_of_range",
                                          "s.toml:4 unknown_key", "s.toml:5, half_life wrong_unit",
                                          "s.toml:3 missing_key", "s.toml missing_key"});
  CHECK(problems.list()[0].hint == "did you mean name?");
  CHECK(problems.list()[3].message == "got \"30 km\", a length; expected a time in s, min, h or d");
}

TEST_CASE("mistakes become one usage error") {
  try {
    bind_options<Question>(Table{{"name", text("q")}, {"x", text("1")}}, "s.toml");
    FAIL("no error");
  } catch (Error const& error) {
    CHECK(error.kind() == ErrorKind::usage);
    CHECK(error.code() == "unknown_key");
    CHECK(error.message() == "s.toml:2: unknown key \"x\"");
  }
}

TEST_CASE("a missing option is called by its name on the command line") {
  Problems problems;
  bind_options<Question>(Table{{"kernel", {Table{}, "--kernel"}}}, command_line, problems);
  REQUIRE(problems.list().size() == 2);
  CHECK(problems.list()[0].where == "--kernel");
  CHECK(problems.list()[1].where == "--name");
}

TEST_CASE("a check beside the struct sees the whole") {
  Problems problems;
  bind_options<Question>(Table{{"name", text("nobody")}}, "s.toml", problems);
  REQUIRE(problems.list().size() == 1);
  CHECK(problems.list()[0].code == "unasked");
}

TEST_CASE("paths of a file are relative to it") {
  Table tree{{"name", text("q")}, {"kernel", {Table{{"source", text("in/e.gpkg|layername=x")}}, ""}}};
  resolve_paths(rows_of<Question>(), tree, "data");
  auto const question = bind_options<Question>(tree, "s.toml");
  CHECK(question.name.value == "q");
  CHECK(question.kernel->source == PointInput{"data/in/e.gpkg", "x"});
  Table absolute{{"kernel", {Table{{"source", text("/in/e.csv")}}, ""}}};
  resolve_paths(rows_of<Question>(), absolute, "data");
  auto const& kernel = std::get<Table>(find(absolute, "kernel")->value);
  CHECK(std::get<std::string>(find(kernel, "source")->value) == "/in/e.csv");
}

TEST_CASE("merging replaces values and joins tables") {
  Table base{{"name", text("a")}, {"kernel", {Table{{"source", text("e.csv")}}, ""}}};
  merge(base, Table{{"overlap", text("10%")},
                    {"name", text("b")},
                    {"kernel", {Table{{"half_life", text("9 d")}}, ""}}});
  auto const question = bind_options<Question>(base, "s.toml");
  CHECK(question.name.value == "b");
  CHECK(question.overlap == Share{0.1});
  CHECK(question.kernel->source.path == "e.csv");
  CHECK(question.kernel->half_life == 9 * day);
}

TEST_CASE("options as understood, in the order of their rows") {
  Question question;
  question.name.value = "q";
  auto const table = to_table(question);
  REQUIRE(table.size() == 2);
  CHECK(table[0].first == "name");
  CHECK(table[1].first == "overlap");
}

TEST_CASE("paths inside a folder are told from there, others stay") {
  auto const told = [](std::string source, std::string const& folder) {
    Table tree{{"name", text("in/q")}, {"kernel", {Table{{"source", text(source.c_str())}}, "s.toml:4"}}};
    relate_paths(rows_of<Question>(), tree, folder);
    CHECK(std::get<std::string>(find(tree, "name")->value) == "in/q");  // no path
    return std::get<std::string>(find(std::get<Table>(find(tree, "kernel")->value), "source")->value);
  };
  CHECK(told("in/data/e.gpkg|layername=x", "in") == "data/e.gpkg|layername=x");
  CHECK(told("in/e.csv", "in/") == "e.csv");
  CHECK(told("inner/e.csv", "in") == "inner/e.csv");
  CHECK(told("e.csv", "") == "e.csv");
}

}  // namespace passage
