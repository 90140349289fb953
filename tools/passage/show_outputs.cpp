#include "show_outputs.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/declare/json.hpp"

namespace passage::cli {

namespace {

/// Columns that a text takes on a terminal: one per code point, near enough for aligning.
std::size_t columns_of(std::string const& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::string words(std::string key) {
  std::ranges::replace(key, '_', ' ');
  return key;
}

/// Four digits are enough for people, and whole numbers keep all of theirs; --json has every digit.
std::string rounded(double number) {
  bool const is_long = std::abs(number) >= 1000 || number == std::trunc(number);
  return is_long ? fmt::format("{:.0f}", number) : fmt::format("{:.4g}", number);
}

std::string value_text(Node const& node) {
  struct Visitor {
    std::string operator()(std::string const& text) const { return text; }
    std::string operator()(double number) const { return rounded(number); }
    std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
    std::string operator()(Date date) const { return format_date(date); }
    std::string operator()(List const& list) const {
      if (list.empty()) return "none";
      std::string text;
      for (auto const& item : list) text += (text.empty() ? "" : ", ") + value_text(item);
      return text;
    }
    std::string operator()(Table const& table) const {
      std::string text;
      for (auto const& [key, value] : table)
        text += (text.empty() ? "" : ", ") + words(key) + " " + value_text(value);
      return text;
    }
  };
  return std::visit(Visitor{}, node.value);
}

bool is_rows(List const& list) {
  return !list.empty() && std::ranges::all_of(list, [](Node const& item) {
    return std::holds_alternative<Table>(item.value);
  });
}

/// Keys of all rows, in the order they first appear.
std::vector<std::string> headings_of(List const& rows) {
  std::vector<std::string> headings;
  for (auto const& row : rows) {
    for (auto const& [key, value] : std::get<Table>(row.value)) {
      if (std::ranges::find(headings, key) == headings.end()) headings.push_back(key);
    }
  }
  return headings;
}

std::string table_text(List const& rows) {
  auto const headings = headings_of(rows);
  std::vector<std::vector<std::string>> lines(1);
  for (auto const& heading : headings) lines[0].push_back(words(heading));
  for (auto const& row : rows) {
    auto& line = lines.emplace_back();
    for (auto const& heading : headings) {
      auto const* const node = find(std::get<Table>(row.value), heading);
      line.push_back(node ? value_text(*node) : "");
    }
  }
  std::string text;
  for (auto const& line : lines) {
    std::string row = " ";
    for (std::size_t column = 0; column < headings.size(); ++column) {
      std::size_t width = 0;
      for (auto const& other : lines) width = std::max(width, columns_of(other[column]));
      row += " " + line[column] + std::string(width - columns_of(line[column]) + 1, ' ');
    }
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + "\n";
  }
  return text;
}

}  // namespace

std::string outputs_as_text(Outputs const& outputs) {
  if (!outputs.text.empty()) return outputs.text;
  std::string text;
  for (auto const& [key, node] : outputs.summary) {
    auto const* const list = std::get_if<List>(&node.value);
    if (list && is_rows(*list)) {
      text += words(key) + ":\n" + table_text(*list);
    } else {
      text += words(key) + ": " + value_text(node) + "\n";
    }
  }
  if (!outputs.files.empty()) text += "written:\n";
  for (auto const& file : outputs.files) text += "  " + file + "\n";
  return text;
}

std::string outputs_as_json(Outputs const& outputs, Findings const& findings) {
  Table object = outputs.summary;
  List files;
  for (auto const& file : outputs.files) files.push_back({file});
  if (!files.empty()) object.emplace_back("files", Node{std::move(files)});
  auto const count = static_cast<double>(findings.list().size());
  if (count > 0) object.emplace_back("findings", Node{count});
  return to_json(object, 2) + "\n";
}

}  // namespace passage::cli
