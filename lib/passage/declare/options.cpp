#include "passage/declare/options.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace passage {

namespace {

/// Where the walk through nested tables stands.
struct Place {
  std::vector<std::string> path;
  std::string table;   ///< of the options, for headings
  std::string prefix;  ///< "--incidents", or "--" at the root
  bool has_short_names = false;
  bool is_mandatory = true;
  bool is_override = false;
};

Option option_of(Param const& row, Place const& place, Table const& defaults) {
  Option option;
  option.row = &row;
  option.path = place.path;
  option.path.emplace_back(row.name);
  option.table = place.table;
  option.is_required = row.is_required && place.is_mandatory;
  option.is_override = place.is_override;
  if (!row.is_required) {
    if (auto const* const node = find(defaults, std::string{row.name})) option.default_value = *node;
  }
  if (row.is_positional) {
    option.name = positional_name(row.name);
    return option;
  }
  if (row.name == "source" && place.prefix != "--") option.names.push_back(place.prefix);
  option.names.push_back(option_name(place.prefix, row.name));
  if (place.has_short_names && row.name != "source") option.names.push_back(option_name("--", row.name));
  if (!row.alias.empty()) option.names.push_back(option_name(place.prefix, row.alias));
  option.name = option.names.front();
  return option;
}

Place inside(Param const& row, Place const& place) {
  Place inner = place;
  inner.path.emplace_back(row.name);
  if (row.kind == Kind::overrides) {
    inner.is_override = true;
    inner.is_mandatory = false;
    return inner;
  }
  inner.prefix = option_name(place.prefix, row.name);
  inner.table = place.table.empty() ? std::string{row.name} : place.table + "." + std::string{row.name};
  inner.has_short_names = row.has_short_names;
  inner.is_mandatory = place.is_mandatory && !row.is_optional;
  return inner;
}

void add_options(std::span<Param const> rows, Table const& defaults, Place const& place,
                 std::vector<Option>& options) {
  for (auto const& row : rows) {
    bool const is_nested = (row.kind == Kind::table && !row.is_list) || row.kind == Kind::overrides;
    if (!is_nested) {
      options.push_back(option_of(row, place, defaults));
      continue;
    }
    auto const* const given = find(defaults, std::string{row.name});
    auto const* const table = given ? std::get_if<Table>(&given->value) : nullptr;
    bool const is_given = table && row.kind != Kind::overrides;
    add_options(row.fields, is_given ? *table : row.field_defaults(), inside(row, place), options);
  }
}

/// Further spellings give way to an option's own name, and to spellings of options before it.
void drop_taken(std::vector<std::string>& names, std::set<std::string>& taken) {
  for (std::size_t i = 1; i < names.size();) {
    if (taken.insert(names[i]).second) {
      ++i;
    } else {
      names.erase(names.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

std::string joined_words(std::span<std::string_view const> words, std::string_view separator) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : std::string{separator}) + std::string{word};
  return text;
}

std::string number_text(double number, Param const& row) {
  return row.kind == Kind::quantity ? format_quantity(number, row.unit) : format_number(number);
}

std::string value_text(Param const& row, Node const& node) {
  struct Visitor {
    Param const& row;
    std::string operator()(std::string const& text) const { return text; }
    std::string operator()(double number) const { return number_text(number, row); }
    std::string operator()(bool flag) const { return flag ? "yes" : ""; }
    std::string operator()(Date date) const { return format_date(date); }
    std::string operator()(List const& list) const {
      std::string text;
      for (auto const& item : list) text += (text.empty() ? "" : ",") + value_text(row, item);
      return text;
    }
    std::string operator()(Table const&) const { return {}; }
  };
  return std::visit(Visitor{row}, node.value);
}

std::string quantity_placeholder(Param const& row) {
  if (!row.choices.empty()) return "NUMBER|" + joined_words(row.choices, "|");
  switch (row.unit.dimension) {
    case Dimension::time:
      return "TIME";
    case Dimension::length:
      return "LENGTH";
    case Dimension::speed:
      return "SPEED";
    case Dimension::mass:
      return "MASS";
    case Dimension::share:
      return "SHARE";
    case Dimension::memory:
      return "SIZE";
    default:
      return "NUMBER";
  }
}

void add_mandatory_tables(std::span<Param const> rows, Table& tree, std::string const& prefix) {
  for (auto const& row : rows) {
    if (row.kind != Kind::table || row.is_list || row.is_optional) continue;
    std::string const key{row.name};
    auto const where = option_name(prefix, key);
    auto* node = find(tree, key);
    if (!node) node = &tree.emplace_back(key, Node{Table{}, where}).second;
    add_mandatory_tables(row.fields, std::get<Table>(node->value), where);
  }
}

}  // namespace

void place_option(Table& tree, Option const& option, Node node) {
  Table* table = &tree;
  std::string where = "--";
  for (std::size_t i = 0; i + 1 < option.path.size(); ++i) {
    auto const& key = option.path[i];
    if (!(option.is_override && i == 0)) where = option_name(where, key);
    auto* inner = find(*table, key);
    if (!inner) inner = &table->emplace_back(key, Node{Table{}, where}).second;
    table = &std::get<Table>(inner->value);
  }
  table->emplace_back(option.path.back(), std::move(node));
}

void add_mandatory_tables(std::span<Param const> rows, Table& tree) {
  add_mandatory_tables(rows, tree, "--");
}

std::string option_name(std::string const& table, std::string_view key) {
  std::string name{key};
  std::ranges::replace(name, '_', '-');
  return table == "--" ? table + name : table + "-" + name;
}

std::string positional_name(std::string_view key) {
  std::string name{key};
  for (auto& letter : name) letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
  return name;
}

std::vector<Option> options_of(std::span<Param const> rows, Table const& defaults) {
  std::vector<Option> options;
  add_options(rows, defaults, Place{{}, {}, "--"}, options);
  std::set<std::string> taken;
  for (auto const& option : options) taken.insert(option.name);
  for (auto& option : options) drop_taken(option.names, taken);
  return options;
}

std::string placeholder_of(Param const& row) {
  switch (row.kind) {
    case Kind::flag:
      return "";
    case Kind::quantity:
      return quantity_placeholder(row);
    case Kind::count:
    case Kind::seed:
      return "N";
    case Kind::text:
      return "TEXT";
    case Kind::column:
      return "COLUMN";
    case Kind::crs:
      return "CRS";
    case Kind::choice:
      return joined_words(row.choices, "|");
    case Kind::date:
      return "DATE";
    case Kind::clock_window:
      return row.choices.empty() ? "HH:MM-HH:MM" : "daylight|HH:MM-HH:MM";
    case Kind::features:
      return "LAYER";
    case Kind::raster:
      return "RASTER";
    case Kind::input_file:
    case Kind::output_file:
      return "FILE";
    case Kind::input_folder:
    case Kind::output_folder:
      return "DIR";
    case Kind::map:
      return "OURS=THEIRS";
    case Kind::table: {
      std::string text;
      for (auto const& field : row.fields) text += (text.empty() ? "" : ",") + std::string{field.name} + "=…";
      return text;
    }
    case Kind::overrides:
      return "";
  }
  return "TEXT";
}

std::string default_text(Option const& option) {
  return option.default_value ? value_text(*option.row, *option.default_value) : std::string{};
}

std::string range_text(Param const& row) {
  bool const is_number = row.kind == Kind::quantity || row.kind == Kind::count;
  if (!is_number || (std::isinf(row.high) && row.low == 0)) return {};
  if (std::isinf(row.high)) return "at least " + number_text(row.low, row);
  return number_text(row.low, row) + " to " + number_text(row.high, row);
}

}  // namespace passage
