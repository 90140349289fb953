// The command line of Passage with commands that sleep, write, fail and repeat what they were given.
#include <chrono>
#include <fstream>
#include <thread>

#include "cli.hpp"

#include "passage/base/output_folder.hpp"
#include "passage/base/posix.hpp"
#include "passage/declare/scenario.hpp"

namespace passage {

// Named: clang wants linkage of what the binding converts to.
inline namespace test_command {

enum class Colour { red, green };

struct Grain {
  Text name;
  Metres size{1};
  std::vector<Text> labels;
};

struct Echo {
  std::optional<Seconds> time;
  std::vector<Metres> lengths{Metres{1000}};
  std::vector<Text> words;
  std::optional<Colour> colour;
  std::vector<Grain> grains;
  TextMap columns;
  bool reverse = false;
  bool forward = true;
  Degrees tilt;
};

struct Plan {
  InputFile scenario;
  bool dry_run = false;
  std::vector<Text> set;
  Overrides<Scenario> overrides;
};

struct Sleep {
  Seconds time{1};
  bool silent = false;
  bool stubborn = false;
};

enum class Failure { none, input, resources, defect, foreign, no_route };

struct Write {
  OutputFolder out;
  Failure failure = Failure::none;
  Count findings;
};

}  // namespace test_command

template <>
inline constexpr auto choices<Colour> = words_of<Colour>({{"red", Colour::red}, {"green", Colour::green}});
template <>
inline constexpr auto choices<Failure> = words_of<Failure>({{"none", Failure::none},
                                                            {"input", Failure::input},
                                                            {"resources", Failure::resources},
                                                            {"defect", Failure::defect},
                                                            {"foreign", Failure::foreign},
                                                            {"no_route", Failure::no_route}});
template <>
inline constexpr auto params<Grain> = declare<Grain>(param<&Grain::name>("name", "Name.").required(),
                                                     param<&Grain::size>("size", "Size."),
                                                     param<&Grain::labels>("labels", "Labels."));
template <>
inline constexpr auto params<Echo> = declare<Echo>(
    param<&Echo::time>("time", "A time.", {Seconds{1}, day}), param<&Echo::lengths>("lengths", "Lengths."),
    param<&Echo::words>("words", "Words."), param<&Echo::colour>("colour", "Colour."),
    param<&Echo::grains>("grains", "Grains."), param<&Echo::columns>("columns", "Columns."),
    param<&Echo::reverse>("reverse", "Backwards."), param<&Echo::forward>("forward", "Forwards."),
    param<&Echo::tilt>("tilt", "Tilt.", {Degrees{-90}, Degrees{90}}));
template <>
inline constexpr auto params<Plan> =
    declare<Plan>(param<&Plan::scenario>("scenario_toml", "Scenario file.").required().positional(),
                  param<&Plan::dry_run>("dry_run", "Plan only."), param<&Plan::set>("set", "Other values."),
                  param<&Plan::overrides>("overrides", "Tables of the scenario."));
template <>
inline constexpr auto params<Sleep> = declare<Sleep>(
    param<&Sleep::time>("time", "How long."), param<&Sleep::silent>("silent", "Without reporting progress."),
    param<&Sleep::stubborn>("stubborn", "Without looking whether it was cancelled."));
template <>
inline constexpr auto params<Write> = declare<Write>(param<&Write::out>("out", "Folder.").required(),
                                                     param<&Write::failure>("fail", "How it ends."),
                                                     param<&Write::findings>("findings",
                                                                             "How many findings it makes."));

inline namespace test_command {

Outputs run(Echo const& options, Context&) {
  Outputs outputs;
  outputs.summary = to_table(options);
  return outputs;
}

Outputs run(Plan const& options, Context&) {
  Outputs outputs;
  outputs.summary = to_table(options);
  return outputs;
}

Outputs run(Sleep const& options, Context& context) {
  using namespace std::chrono;
  context.begin_step("sleep", 0, 1);
  auto const began = steady_clock::now();
  auto const elapsed_s = [&] { return duration<double>(steady_clock::now() - began).count(); };
  while (elapsed_s() < options.time.value) {
    std::this_thread::sleep_for(10ms);
    if (options.stubborn) continue;
    if (options.silent) {
      context.check_cancel();
    } else {
      context.progress(elapsed_s() / options.time.value);
    }
  }
  Outputs outputs;
  outputs.summary.emplace_back("slept_s", Node{options.time.value});
  return outputs;
}

void fail(Failure failure) {
  switch (failure) {
    case Failure::none:
    case Failure::no_route:
      return;
    case Failure::input:
      throw Error{ErrorKind::input, "bad_input", "roads.gpkg: no CRS", "give --roads-crs"};
    case Failure::resources:
      throw std::bad_alloc{};
    case Failure::defect:
      throw Error{ErrorKind::defect, "impossible", "this cannot be"};
    case Failure::foreign:
      throw std::runtime_error{"from a library"};
  }
}

Outputs run(Write const& options, Context& context) {
  PartialFolder folder{options.out.path, context.may_overwrite};
  context.begin_step("write", 0, 1);
  std::ofstream{folder.path() / "run.json"} << "{}";
  for (std::int64_t i = 0; i < options.findings.value; ++i) {
    context.find(
        {Severity::warning, "odd_road", "road " + std::to_string(i) + " is odd", "roads", "31.5 4.8"});
  }
  fail(options.failure);
  folder.commit();
  Outputs outputs;
  if (options.failure == Failure::no_route) outputs.answer = Answer::no_route;
  outputs.summary.emplace_back(
      "rows", Node{List{Node{Table{{"name", Node{std::string{"Döner"}}}, {"length_km", Node{1.5}}}},
                        Node{Table{{"name", Node{std::string{"B"}}}, {"time_h", Node{12.0}}}}}});
  outputs.files.push_back((folder.final_path() / "run.json").string());
  return outputs;
}

constexpr Algorithm echo = algorithm<Echo>("echo", "Echo", "9 Test", "Repeats its options.");
constexpr Algorithm plan = algorithm<Plan>("plan", "Plan", "9 Test", "Plans.");
constexpr Algorithm sleep_command = algorithm<Sleep>("sleep", "Sleep", "9 Test", "Sleeps.");
constexpr Algorithm write_command = algorithm<Write>("write", "Write", "9 Test", "Writes a folder.");
constexpr Algorithm const* commands[] = {&echo, &plan, &sleep_command, &write_command};

}  // namespace test_command

}  // namespace passage

int main(int argc, char** argv) {
  passage::posix::reserve_standard_streams();
  return passage::cli::run_command_line(passage::commands, {argv + 1, argv + argc});
}
