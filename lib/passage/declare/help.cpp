#include "passage/declare/help.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/declare/common_options.hpp"
#include "passage/declare/options.hpp"

namespace passage {

namespace {

constexpr std::size_t indent = 30, width = 100;

/// `text` broken at blanks, each line after the first under the first.
std::string wrapped(std::string const& text) {
  std::string result, line;
  std::size_t start = 0;
  while (start < text.size()) {
    auto const end = std::min(text.find(' ', start), text.size());
    auto const word = text.substr(start, end - start);
    if (!line.empty() && indent + line.size() + 1 + word.size() > width) {
      result += line + "\n" + std::string(indent, ' ');
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
    start = end + 1;
  }
  return result + line;
}

/// What a number without a unit means.
std::string bare_unit(std::string_view symbol) {
  return symbol == "share" ? "a share of 1" : std::string{symbol};
}

/// What an input must hold.
std::string content_of(Param const& row) {
  if (row.kind == Kind::raster) return "cells: " + std::string{row.holds};
  if (row.kind != Kind::features || row.holds == name_of(Shape::any)) return {};
  return row.holds == name_of(Shape::place) ? "points or polygons" : std::string{row.holds} + "s";
}

/// What stands in brackets: the default, the range, whether it must be given.
std::string facts(Option const& option) {
  std::string text;
  auto const add = [&text](std::string const& fact) { text += (text.empty() ? "" : "; ") + fact; };
  if (option.is_required) add("required");
  if (option.row->is_list) add(option.row->kind == Kind::table ? "may be repeated" : "list");
  if (auto const words = default_text(option); !words.empty()) add("default " + words);
  if (auto const range = range_text(*option.row); !range.empty()) add(range);
  if (option.row->kind == Kind::quantity) {
    auto const units = accepted_units(option.row->unit.dimension);
    auto const symbol = option.row->unit.symbol;
    if (units == symbol) add("in " + units);
    if (!units.empty() && units != symbol)
      add(fmt::format("in {}; a bare number is {}", units, bare_unit(symbol)));
  }
  if (!option.row->endings.empty()) add(std::string{option.row->endings});
  if (auto const words = content_of(*option.row); !words.empty()) add(words);
  return text.empty() ? text : " [" + text + "]";
}

std::string spelling(Option const& option) {
  if (option.row->is_positional) return option.name;
  std::string text = option.name;
  if (option.names.size() > 1) text += ", " + option.names[1];
  auto const value = placeholder_of(*option.row);
  return value.empty() ? text : text + " " + value;
}

std::string line_of(Option const& option) {
  auto const left = "  " + spelling(option);
  auto const right = wrapped(std::string{option.row->help} + facts(option));
  auto const gap =
      left.size() + 2 <= indent ? std::string(indent - left.size(), ' ') : "\n" + std::string(indent, ' ');
  return left + gap + right + "\n";
}

std::string call_of(Algorithm const& algorithm, std::vector<Option> const& options) {
  std::string call = fmt::format("passage {}", algorithm.name);
  for (auto const& option : options) {
    if (option.row->is_positional) {
      call += option.is_required ? " " + option.name : " [" + option.name + "]";
    } else if (option.is_required) {
      call += " " + option.name + " " + placeholder_of(*option.row);
    }
  }
  return call + " [options]\n";
}

bool is_shown(Option const& option, bool is_complete) {
  return is_complete || option.is_required || !(option.row->is_advanced || option.is_override);
}

std::string section(std::string const& title, std::vector<Option> const& options, std::string const& table,
                    bool is_complete) {
  std::string lines;
  for (auto const& option : options) {
    if (option.table == table && is_shown(option, is_complete)) lines += line_of(option);
  }
  return lines.empty() ? lines : "\n" + title + "\n" + lines;
}

std::string command_lines(std::span<Algorithm const* const> algorithms, std::string_view group) {
  std::string lines;
  for (auto const* algorithm : algorithms) {
    if (algorithm->group == group) {
      lines += fmt::format("  {:<14}{}\n", algorithm->name, algorithm->label);
    }
  }
  return lines;
}

}  // namespace

std::string help_text(std::span<Algorithm const* const> algorithms) {
  std::string text = "passage: humanitarian access analysis\n\nusage: passage COMMAND [options]\n";
  std::vector<std::string_view> groups;
  for (auto const* algorithm : algorithms) {
    auto const group = algorithm->group;
    if (!group.empty() && std::find(groups.begin(), groups.end(), group) == groups.end())
      groups.push_back(group);
  }
  for (auto const& group : groups) text += fmt::format("\n{}\n{}", group, command_lines(algorithms, group));
  text += "\nOther\n" + command_lines(algorithms, "");
  return text + "\npassage COMMAND --help shows the options of a command; --help-all shows all of them.\n";
}

std::string help_text(Algorithm const& algorithm, bool is_complete) {
  auto const options = options_of(algorithm.params, algorithm.defaults());
  std::string text = fmt::format("{}\n\nusage: {}", algorithm.help, call_of(algorithm, options));
  text += section("options", options, "", is_complete);
  std::vector<std::string> tables;
  for (auto const& option : options) {
    auto const& table = option.table;
    if (!table.empty() && std::find(tables.begin(), tables.end(), table) == tables.end())
      tables.push_back(table);
  }
  for (auto const& table : tables) text += section(table, options, table, is_complete);
  auto const common = options_of(rows_of<CommonOptions>(), detail::defaults_of<CommonOptions>());
  text += section("common", common, "", true);
  if (!is_complete) text += "\n--help-all shows every option.\n";
  return text;
}

}  // namespace passage
