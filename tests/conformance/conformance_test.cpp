#include <cctype>
#include <map>
#include <set>

#include "every_kind.hpp"
#include "support/catch.hpp"
#include <nlohmann/json.hpp>

#include "passage/algorithms/registry.hpp"
#include "passage/declare/common_options.hpp"
#include "passage/declare/help.hpp"
#include "passage/declare/json.hpp"
#include "passage/declare/usage_json.hpp"

using namespace passage;
using passage::testing::contains;

namespace passage::testing {
Outputs run(EveryKind const&, Context&) {
  return {};
}
}  // namespace passage::testing

namespace {

constexpr Algorithm every_kind = algorithm<passage::testing::EveryKind>(
    "every-kind", "Every kind", "7 Training", "Has every kind of parameter.");

std::vector<Algorithm const*> all_algorithms() {
  std::vector<Algorithm const*> list{algorithms().begin(), algorithms().end()};
  list.push_back(&every_kind);
  return list;
}

struct ToolboxPlace {
  std::string_view group, label;
};

/// Where each command stands in the toolbox of QGIS, and under which name. A new command gets a line here.
std::map<std::string_view, ToolboxPlace> const toolbox{
    {"new", {"1 Prepare", "New scenario from layers"}},
    {"check", {"1 Prepare", "Check inputs"}},
    {"run", {"2 Routes", "Find route options"}},
    {"routes", {"2 Routes", "Routes between places"}},
    {"assess", {"2 Routes", "Assess drawn or received routes"}},
    {"compare", {"2 Routes", "Compare proposals"}},
    {"gates", {"2 Routes", "What if crossings open or close"}},
    {"accumulate", {"3 Travel time", "Accumulated travel time"}},
    {"isochrones", {"3 Travel time", "Travel-time areas"}},
    {"corridor", {"3 Travel time", "Least-cost area"}},
    {"certify", {"3 Travel time", "Check optimality"}},
    {"exposure", {"4 Incidents", "Recorded-incident density"}},
    {"hindcast", {"4 Incidents", "Test on past data"}},
    {"reach", {"5 People", "People near stops and routes"}},
    {"zonal", {"5 People", "Zonal statistics (exact)"}},
    {"brief", {"6 Reports", "Brief, map, annex and notification form"}},
    {"robustness", {"6 Reports", "Robustness"}},
    {"verify", {"6 Reports", "Verify a run"}},
    {"exercise", {"7 Training", "Create exercise"}},
    {"usage", {"", "Description of the commands"}},
    {"every-kind", {"7 Training", "Every kind"}},
};

bool is_snake_case(std::string_view name) {
  return !name.empty() && std::islower(static_cast<unsigned char>(name[0])) &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

bool is_path(Kind kind) {
  return kind == Kind::features || kind == Kind::raster || kind == Kind::input_file ||
         kind == Kind::input_folder || kind == Kind::output_file || kind == Kind::output_folder;
}

/// Calls `visit(row)` for every row of every command, also inside tables.
template <class Visit>
void for_each_row(std::span<Param const> rows, Visit visit) {
  for (auto const& row : rows) {
    visit(row);
    for_each_row(row.fields, visit);
  }
}

/// Words that would promise what analysis cannot, or that print as a legal finding.
bool has_forbidden_word(std::string text) {
  for (auto& letter : text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  for (auto const* word : {"safe", "enemy", "danger", "threat"}) {
    if (text.find(word) != std::string::npos) return true;
  }
  return false;
}

/// Reads the default of each option back through its own row.
void check_defaults(std::span<Param const> rows, Table const& defaults) {
  for (auto const& row : rows) {
    if (row.kind == Kind::overrides) continue;
    if (row.kind == Kind::table && !row.is_list) {
      CAPTURE(row.name);
      check_defaults(row.fields, row.field_defaults());
    }
  }
  for (auto const& [key, node] : defaults) {
    for (auto const& row : rows) {
      if (row.name != key || row.is_required || row.kind == Kind::table || row.kind == Kind::overrides)
        continue;
      CAPTURE(key);
      auto const values = row.is_list ? std::get<List>(node.value) : List{node};
      for (auto const& value : values) {
        auto const* const number = std::get_if<double>(&value.value);
        if (number) CHECK((*number >= row.low && *number <= row.high));
        auto const* const word = std::get_if<std::string>(&value.value);
        bool const is_choice = row.kind == Kind::choice;
        if (word && is_choice)
          CHECK(std::find(row.choices.begin(), row.choices.end(), *word) != row.choices.end());
      }
    }
  }
}

}  // namespace

TEST_CASE("every command has a name, a label, a group and help") {
  std::set<std::string_view> names;
  for (auto const* algorithm : all_algorithms()) {
    CAPTURE(algorithm->name);
    CHECK(names.insert(algorithm->name).second);
    REQUIRE(toolbox.count(algorithm->name) == 1);
    CHECK(algorithm->label == toolbox.at(algorithm->name).label);
    CHECK(algorithm->group == toolbox.at(algorithm->name).group);
    CHECK(algorithm->help.ends_with('.'));
    CHECK_FALSE(has_forbidden_word(std::string{algorithm->help} + std::string{algorithm->label}));
  }
}

TEST_CASE("every parameter has help, and every quantity a unit") {
  auto const check_row = [](Param const& row) {
    CAPTURE(row.name, row.help);
    CHECK(is_snake_case(row.name));
    CHECK(row.help.ends_with('.'));
    CHECK_FALSE(has_forbidden_word(std::string{row.help}));
    if (row.kind == Kind::quantity) CHECK_FALSE(row.unit.symbol.empty());
    if (row.kind == Kind::raster || row.kind == Kind::features) CHECK_FALSE(row.holds.empty());
    if (row.kind == Kind::choice) CHECK_FALSE(row.choices.empty());
    if (row.kind == Kind::table) CHECK_FALSE(row.fields.empty());
    if (is_path(row.kind)) CHECK((row.is_required || row.is_optional || row.is_list));
    CHECK(row.low <= row.high);
  };
  for (auto const* algorithm : all_algorithms()) for_each_row(algorithm->params, check_row);
  for_each_row(rows_of<CommonOptions>(), check_row);
}

TEST_CASE("every default is allowed") {
  for (auto const* algorithm : all_algorithms()) {
    CAPTURE(algorithm->name);
    check_defaults(algorithm->params, algorithm->defaults());
  }
}

TEST_CASE("no two options of a command share a spelling") {
  for (auto const* algorithm : all_algorithms()) {
    CAPTURE(algorithm->name);
    std::set<std::string> spellings;
    for (auto const& option : options_of(algorithm->params, algorithm->defaults())) {
      for (auto const& name : option.names) {
        CAPTURE(name);
        CHECK(spellings.insert(name).second);
        CHECK(name != "--help");
        CHECK(name != "--json");
      }
    }
  }
}

TEST_CASE("complete help shows every option") {
  for (auto const* algorithm : all_algorithms()) {
    auto const help = help_text(*algorithm, true);
    CHECK_THAT(help, contains("usage: passage " + std::string{algorithm->name}));
    for (auto const& option : options_of(algorithm->params, algorithm->defaults())) {
      CHECK_THAT(help, contains(option.name));
    }
  }
}

TEST_CASE("the usage JSON is valid and complete") {
  auto const list = all_algorithms();
  auto const json = nlohmann::json::parse(to_json(describe(list)));
  REQUIRE(json["algorithms"].size() == list.size());
  CHECK(json["common"].size() == rows_of<CommonOptions>().size());
  for (auto const& algorithm : json["algorithms"]) {
    CAPTURE(algorithm["name"]);
    for (auto const& parameter : algorithm["parameters"]) {
      CAPTURE(parameter["key"]);
      CHECK(parameter["option"].is_string());
      CHECK(parameter["help"].is_string());
      if (parameter["kind"] == "quantity") CHECK(parameter["unit"].is_string());
      if (parameter["kind"] == "choice") CHECK(parameter["choices"].size() > 0);
      if (parameter.contains("default") && parameter.contains("low") && parameter["default"].is_number()) {
        CHECK(parameter["default"] >= parameter["low"]);
      }
    }
  }
}

TEST_CASE("an unknown key is refused by every command") {
  for (auto const* algorithm : all_algorithms()) {
    CAPTURE(algorithm->name);
    Problems problems;
    algorithm->check(Table{{"no_such_key", Node{1.0, "--no-such-key"}}}, problems);
    bool is_refused = false;
    for (auto const& problem : problems.list()) is_refused |= problem.code == "unknown_key";
    CHECK(is_refused);
  }
}
