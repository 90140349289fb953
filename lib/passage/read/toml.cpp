#include "passage/read/toml.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/core.h>
#include <toml++/toml.h>

#include "passage/base/error.hpp"

namespace passage {

namespace {

std::string where_of(toml::source_region const& source, std::string const& name) {
  return fmt::format("{}:{}", name, source.begin.line);
}

Date date_of(toml::date const& date) {
  using namespace std::chrono;
  return Date{year{date.year} / month{date.month} / std::chrono::day{date.day}};
}

Node node_of(toml::node const& node, std::string const& name);

/// toml++ sorts keys; people wrote them in an order, and problems are listed in it.
Table table_of(toml::table const& source, std::string const& name) {
  struct Entry {
    toml::source_position begin;
    std::string key;
    Node node;
  };
  std::vector<Entry> entries;
  for (auto const& [key, value] : source) {
    auto node = node_of(value, name);
    node.where = where_of(key.source(), name);
    entries.push_back({key.source().begin, std::string{key.str()}, std::move(node)});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](Entry const& a, Entry const& b) { return a.begin < b.begin; });
  Table table;
  for (auto& entry : entries) table.emplace_back(std::move(entry.key), std::move(entry.node));
  return table;
}

List list_of(toml::array const& source, std::string const& name) {
  List list;
  for (auto const& item : source) list.push_back(node_of(item, name));
  return list;
}

Node node_of(toml::node const& node, std::string const& name) {
  auto const where = where_of(node.source(), name);
  switch (node.type()) {
    case toml::node_type::table:
      return {table_of(*node.as_table(), name), where};
    case toml::node_type::array:
      return {list_of(*node.as_array(), name), where};
    case toml::node_type::string:
      return {node.as_string()->get(), where};
    case toml::node_type::integer:
      return {static_cast<double>(node.as_integer()->get()), where};
    case toml::node_type::floating_point:
      return {node.as_floating_point()->get(), where};
    case toml::node_type::boolean:
      return {node.as_boolean()->get(), where};
    case toml::node_type::date:
      return {date_of(node.as_date()->get()), where};
    case toml::node_type::date_time:
      return {date_of(node.as_date_time()->get().date), where};
    case toml::node_type::time: {
      auto const time = node.as_time()->get();
      return {fmt::format("{:02}:{:02}", time.hour, time.minute), where};
    }
    case toml::node_type::none:
      break;
  }
  return {std::string{}, where};
}

}  // namespace

Table parse_toml(std::string_view text, std::string const& name) {
  try {
    return table_of(toml::parse(text, name), name);
  } catch (toml::parse_error const& error) {
    auto const begin = error.source().begin;
    throw Error{ErrorKind::input, "toml_syntax",
                fmt::format("{}:{}:{}: {}", name, begin.line, begin.column, error.description()),
                "text stands in quotes, dates as 2024-02-16 without them"};
  }
}

Table read_toml(std::filesystem::path const& file) {
  auto const name = file.string();
  if (!std::filesystem::exists(file)) {
    throw Error{ErrorKind::input, "file_not_found", name + ": no such file", {}};
  }
  std::ifstream stream{file, std::ios::binary};
  if (std::filesystem::is_directory(file) || !stream) {
    throw Error{ErrorKind::input, "file_not_readable", name + ": cannot be read", {}};
  }
  std::string const text{std::istreambuf_iterator<char>{stream}, {}};
  return parse_toml(text, name);
}

std::string toml_text(std::string_view text) {
  std::string result = "\"";
  for (char const letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned char>(letter));
    } else {
      result += letter;
    }
  }
  return result + "\"";
}

}  // namespace passage
