#include "passage/declare/usage_json.hpp"

#include <cmath>

#include "passage/declare/common_options.hpp"

namespace passage {

namespace {

Node text(std::string_view value) {
  return {std::string{value}};
}

List list_of(std::span<std::string_view const> words) {
  List list;
  for (auto const& word : words) list.push_back(text(word));
  return list;
}

void add_range(Table& table, Param const& row) {
  if (row.kind != Kind::quantity && row.kind != Kind::count && row.kind != Kind::seed) return;
  if (std::isfinite(row.low)) table.emplace_back("low", Node{row.low});
  if (std::isfinite(row.high)) table.emplace_back("high", Node{row.high});
}

void add_marks(Table& table, Option const& option) {
  auto const mark = [&](char const* name, bool is_set) {
    if (is_set) table.emplace_back(name, Node{true});
  };
  mark("required", option.is_required);
  mark("list", option.row->is_list);
  mark("optional", option.row->is_optional);
  mark("advanced", option.row->is_advanced || option.is_override);
  mark("positional", option.row->is_positional);
  mark("overrides_scenario", option.is_override);
}

List parameters(std::vector<Option> const& options) {
  List list;
  for (auto const& option : options) list.push_back({describe(option)});
  return list;
}

std::string key_of(Option const& option) {
  std::string key;
  for (std::size_t i = option.is_override ? 1 : 0; i < option.path.size(); ++i) {
    key += (key.empty() ? "" : ".") + option.path[i];
  }
  return key;
}

}  // namespace

Table describe(Option const& option) {
  auto const& row = *option.row;
  Table table;
  table.emplace_back("key", text(key_of(option)));
  table.emplace_back("option", text(option.name));
  if (option.names.size() > 1) {
    List others;
    for (std::size_t i = 1; i < option.names.size(); ++i) others.push_back(text(option.names[i]));
    table.emplace_back("also", Node{std::move(others)});
  }
  table.emplace_back("kind", text(name_of(row.kind)));
  table.emplace_back("help", text(row.help));
  if (row.kind == Kind::quantity) table.emplace_back("unit", text(row.unit.symbol));
  if (!row.holds.empty()) table.emplace_back("holds", text(row.holds));
  if (!row.endings.empty()) table.emplace_back("endings", text(row.endings));
  if (!row.choices.empty()) table.emplace_back("choices", Node{list_of(row.choices)});
  if (option.default_value) table.emplace_back("default", *option.default_value);
  if (auto const words = default_text(option); !words.empty())
    table.emplace_back("default_text", text(words));
  add_range(table, row);
  add_marks(table, option);
  if (row.kind == Kind::table) {
    table.emplace_back("fields", Node{parameters(options_of(row.fields, row.field_defaults()))});
  }
  return table;
}

Table describe(Algorithm const& algorithm) {
  Table table;
  table.emplace_back("name", text(algorithm.name));
  table.emplace_back("label", text(algorithm.label));
  table.emplace_back("group", text(algorithm.group));
  table.emplace_back("help", text(algorithm.help));
  auto const options = options_of(algorithm.params, algorithm.defaults());
  table.emplace_back("parameters", Node{parameters(options)});
  return table;
}

Table describe(std::span<Algorithm const* const> algorithms) {
  List list;
  for (auto const* algorithm : algorithms) list.push_back({describe(*algorithm)});
  auto const common = options_of(rows_of<CommonOptions>(), detail::defaults_of<CommonOptions>());
  Table table;
  table.emplace_back("algorithms", Node{std::move(list)});
  table.emplace_back("common", Node{parameters(common)});
  return table;
}

}  // namespace passage
