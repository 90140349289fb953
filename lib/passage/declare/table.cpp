#include "passage/declare/table.hpp"

#include <fmt/core.h>

#include "passage/declare/options.hpp"
#include "passage/declare/type.hpp"

namespace passage {

namespace {

/// What is missing on the command line: a positional or an option; `source` has its table's name.
std::string place_of(Param const& row, std::string const& table) {
  if (row.is_positional) return positional_name(row.name);
  return row.name == "source" && table != "--" ? table : option_name(table, row.name);
}

Param const* find_row(std::span<Param const> rows, std::string const& key) {
  for (auto const& row : rows) {
    if (row.name == key || (!row.alias.empty() && row.alias == key)) return &row;
  }
  return nullptr;
}

void add_unknown_key(std::span<Param const> rows, std::string const& key, Node const& node,
                     Problems& problems) {
  std::vector<std::string> names;
  for (auto const& row : rows) names.emplace_back(row.name);
  auto const nearest = nearest_name(key, names);
  problems.add({"unknown_key", node.where, fmt::format("unknown key \"{}\"", key),
                nearest.empty() ? "" : fmt::format("did you mean {}?", nearest)});
}

void add_missing_keys(std::span<Param const> rows, Table const& table, Node const& node, Problems& problems) {
  for (auto const& row : rows) {
    if (!row.is_required || find(table, std::string{row.name})) continue;
    if (!row.alias.empty() && find(table, std::string{row.alias})) continue;
    if (detail::is_option(node)) {
      problems.add({"missing_option", place_of(row, node.where), "is missing", std::string{row.help}});
    } else {
      problems.add(
          {"missing_key", node.where, fmt::format("{} is missing", row.name), std::string{row.help}});
    }
  }
}

}  // namespace

void read_table(std::span<Param const> rows, void* options, Node const& table, Problems& problems) {
  auto const* const entries = std::get_if<Table>(&table.value);
  if (!entries) {
    problems.add({"wrong_type", table.where, fmt::format("got {}, expected a table", detail::quoted(table))});
    return;
  }
  for (auto const& [key, value] : *entries) {
    if (auto const* const row = find_row(rows, key)) {
      row->read(*row, options, value, problems);
    } else {
      add_unknown_key(rows, key, value, problems);
    }
  }
  add_missing_keys(rows, *entries, table, problems);
}

void check_given(std::span<Param const> rows, Table const& table, Problems& problems) {
  for (auto const& [key, node] : table) {
    auto const* const row = find_row(rows, key);
    auto const* const inner = std::get_if<Table>(&node.value);
    if (!row) {
      add_unknown_key(rows, key, node, problems);
    } else if (row->kind == Kind::table && !row->is_list && inner) {
      check_given(row->fields, *inner, problems);
    } else {
      row->try_read(*row, node, problems);
    }
  }
}

Table write_table(std::span<Param const> rows, void const* options) {
  Table table;
  for (auto const& row : rows) {
    if (auto node = row.write(options)) table.emplace_back(row.name, std::move(*node));
  }
  return table;
}

}  // namespace passage
