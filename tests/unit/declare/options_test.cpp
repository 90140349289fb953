#include "passage/declare/options.hpp"

#include "support/catch.hpp"

namespace passage {

// Named: clang wants linkage of what the binding converts to.
inline namespace options_test {

struct Halt {
  Seconds every{hour};
};
struct Events {
  PointInput source;
  Seconds half_life{90 * day};
  Halt halt;
  Count draws{1};
};
struct Job {
  InputFolder folder;
  std::vector<Metres> within{Metres{2000}, Metres{5000}};
  Events events;
  std::optional<Events> others;
  bool reverse = false;
  Count draws{200};
};
struct Whole {
  Job job;
};
struct Command {
  Overrides<Whole> overrides;
};

}  // namespace options_test

template <>
inline constexpr auto params<Halt> = declare<Halt>(param<&Halt::every>("every", "E."));
template <>
inline constexpr auto params<Events> =
    declare<Events>(param<&Events::source>("source", "S.").required(),
                    param<&Events::half_life>("half_life", "H.", {day, 1000 * day}).also("halving"),
                    param<&Events::halt>("halt", "H."), param<&Events::draws>("draws", "D."));
template <>
inline constexpr auto params<Job> = declare<Job>(param<&Job::folder>("folder", "F.").required().positional(),
                                                 param<&Job::within>("within", "W."),
                                                 param<&Job::events>("events", "E.").short_names(),
                                                 param<&Job::others>("others", "O."),
                                                 param<&Job::reverse>("reverse", "R."),
                                                 param<&Job::draws>("draws", "D.", {Count{1}, {}}));
template <>
inline constexpr auto params<Whole> = declare<Whole>(param<&Whole::job>("job", "J."));
template <>
inline constexpr auto params<Command> = declare<Command>(param<&Command::overrides>("overrides", "O."));

namespace {

std::vector<Option> job_options() {
  return options_of(rows_of<Job>(), detail::defaults_of<Job>());
}

Option option(std::string const& name) {
  for (auto const& candidate : job_options()) {
    if (candidate.name == name) return candidate;
  }
  FAIL("no option " << name);
  return {};
}

}  // namespace

TEST_CASE("tables become options: source has the table's name, other keys follow it") {
  std::vector<std::string> names;
  for (auto const& candidate : job_options()) names.push_back(candidate.name);
  CHECK(names == std::vector<std::string>{"FOLDER", "--within", "--events", "--events-half-life",
                                          "--events-halt-every", "--events-draws", "--others",
                                          "--others-half-life", "--others-halt-every", "--others-draws",
                                          "--reverse", "--draws"});
  CHECK(option("--events-half-life").path == std::vector<std::string>{"events", "half_life"});
  CHECK(option("--events-halt-every").table == "events.halt");
}

TEST_CASE("short names and old names are further spellings") {
  CHECK(option("--events-half-life").names ==
        std::vector<std::string>{"--events-half-life", "--half-life", "--events-halving"});
  CHECK(option("--others-half-life").names ==
        std::vector<std::string>{"--others-half-life", "--others-halving"});
  CHECK(option("--events").names == std::vector<std::string>{"--events", "--events-source"});
}

TEST_CASE("a further spelling gives way to an option of that name") {
  // --events-draws has the short name --draws, which is an option of the command itself.
  CHECK(option("--draws").names == std::vector<std::string>{"--draws"});
  CHECK(option("--events-draws").names == std::vector<std::string>{"--events-draws"});
}

TEST_CASE("required is what is required of mandatory tables") {
  CHECK(option("FOLDER").is_required);
  CHECK(option("--events").is_required);
  CHECK_FALSE(option("--others").is_required);
  CHECK_FALSE(option("--within").is_required);
}

TEST_CASE("defaults, ranges and placeholders in words") {
  CHECK(default_text(option("--events-half-life")) == "90 d");
  CHECK(default_text(option("--within")) == "2 km,5 km");
  CHECK(default_text(option("--others-half-life")) == "90 d");
  CHECK(default_text(option("--events")).empty());
  CHECK(default_text(option("--reverse")).empty());
  CHECK(range_text(*option("--events-half-life").row) == "1 d to 1000 d");
  CHECK(range_text(*option("--draws").row) == "at least 1");
  CHECK(range_text(*option("--within").row).empty());
  CHECK(placeholder_of(*option("--within").row) == "LENGTH");
  CHECK(placeholder_of(*option("--events").row) == "LAYER");
}

TEST_CASE("overrides are the options of the file's tables, none of them required") {
  auto const options = options_of(rows_of<Command>(), detail::defaults_of<Command>());
  REQUIRE(options.size() == job_options().size());
  CHECK(options[3].name == "--job-events-half-life");
  CHECK(options[3].path == std::vector<std::string>{"overrides", "job", "events", "half_life"});
  for (auto const& candidate : options) {
    CHECK(candidate.is_override);
    CHECK_FALSE(candidate.is_required);
  }
}

TEST_CASE("values find their place in the tree; tables that must be there know their option") {
  Table tree;
  place_option(tree, option("--events-half-life"), Node{std::string{"3 d"}, "--events-half-life"});
  add_mandatory_tables(rows_of<Job>(), tree);
  auto const* const events = find(tree, "events");
  REQUIRE(events);
  CHECK(events->where == "--events");
  auto const* const half_life = find(std::get<Table>(events->value), "half_life");
  REQUIRE(half_life);
  CHECK(std::get<std::string>(half_life->value) == "3 d");
  CHECK_FALSE(find(tree, "others"));
  Table empty;
  add_mandatory_tables(rows_of<Job>(), empty);
  REQUIRE(empty.size() == 1);
  CHECK(empty[0].first == "events");
}

}  // namespace passage
