#include "passage/read/detail/fields.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/base/plain_text.hpp"

namespace passage::detail {

namespace {
constexpr std::size_t most_examples = 3;
}

Field const& Column::of(Feature const& feature) const {
  static Field const null;
  return index_ && *index_ < feature.fields.size() ? feature.fields[*index_] : null;
}

Column known_column(FeatureTable const& table, std::initializer_list<std::string_view> names) {
  for (auto const name : names) {
    if (auto const found = table.column(name)) return Column{found};
  }
  return {};
}

Column admin_column(FeatureTable const& table,
                    std::initializer_list<std::pair<char const*, char const*>> forms) {
  constexpr int deepest_level = 5;
  for (int level = deepest_level; level >= 0; --level) {
    for (auto const& [before, after] : forms) {
      if (auto const found = table.column(fmt::format("{}{}{}", before, level, after))) return Column{found};
    }
  }
  return {};
}

Column pcode_column(FeatureTable const& table) {
  return admin_column(table, {{"adm", "_pcode"}, {"admin", "pcod"}, {"admin", "pcode"}});
}

Column asked_column(FeatureTable const& table, std::optional<std::string> const& asked,
                    std::initializer_list<std::string_view> names, Problems& problems) {
  if (!asked) return known_column(table, names);
  Column column;
  problems.attempt([&] { column = Column{table.require_column(*asked)}; });
  return column;
}

std::optional<bool> yes_or_no(Field const& field) {
  auto const word = plain_word(as_text(field));
  for (auto const* yes : {"yes", "true", "1", "y", "t"}) {
    if (word == yes) return true;
  }
  for (auto const* no : {"no", "false", "0", "n", "f"}) {
    if (word == no) return false;
  }
  return std::nullopt;
}

std::string place_of(Feature const& feature) {
  auto const first = [&]() -> std::optional<Point> {
    if (auto const* points = std::get_if<MultiPoint>(&feature.geometry)) return points->front();
    if (auto const* lines = std::get_if<MultiLine>(&feature.geometry)) return lines->front().front();
    if (auto const* polygons = std::get_if<MultiPolygon>(&feature.geometry)) {
      return bounds(polygons->front()).centre();
    }
    return std::nullopt;
  }();
  return first ? fmt::format("{:.5g} {:.5g}", first->x, first->y) : std::string{};
}

std::string name_of(Feature const& feature) {
  auto const place = place_of(feature);
  return fmt::format("feature {}{}", feature.id, place.empty() ? "" : " at " + place);
}

std::optional<Date> date_of(Field const& field, Tally& unreadable) {
  if (is_null(field)) return std::nullopt;
  auto const text = as_text(field);
  if (auto const date = parse_date(text)) return date;
  if (unreadable.count++ < most_examples) {
    unreadable.examples += (unreadable.examples.empty() ? "\"" : ", \"") + text + "\"";
  }
  return std::nullopt;
}

void Tally::add(Feature const& feature, std::string const& what) {
  if (count == 0) place = place_of(feature);
  if (count++ >= most_examples) return;
  if (!examples.empty()) examples += "; ";
  examples += name_of(feature) + (what.empty() ? "" : ": " + what);
}

void Tally::report(Context& context, Finding finding, std::string const& source, std::string const& text,
                   std::string const& outcome) const {
  if (count == 0) return;
  finding.count = count;
  finding.place = place;
  auto const said = counted(count, text + "\n" + outcome);  // as one: "they" of the outcome may be "it"
  auto const middle = said.find('\n');
  finding.text =
      fmt::format("{}: {}{}{}{}.", source, said.substr(0, middle), examples.empty() ? "" : ", first ",
                  examples, outcome.empty() ? "" : "; " + said.substr(middle + 1));
  context.find(std::move(finding));
}

void UnknownWords::add(std::string const& word) {
  auto const found =
      std::find_if(words_.begin(), words_.end(), [&](auto const& entry) { return entry.first == word; });
  if (found == words_.end()) {
    words_.emplace_back(word, 1);
  } else {
    ++found->second;
  }
}

void UnknownWords::refuse(Problems& problems, std::string const& source, std::string const& column,
                          std::string const& expected) const {
  if (words_.empty()) return;
  std::vector<std::string> list;
  for (auto const& [word, count] : words_) list.push_back(fmt::format("\"{}\" ({})", word, count));
  problems.add({"unknown_value", source,
                fmt::format("column {} holds {}; expected {}", column, fmt::join(list, ", "), expected),
                fmt::format("translate them: values = {{ \"{}\" = \"…\" }}", words_.front().first)});
}

bool has_geometry(Feature const& feature) {
  return !std::holds_alternative<std::monostate>(feature.geometry);
}

void require_geometry(FeatureTable const& table) {
  if (std::any_of(table.features.begin(), table.features.end(), has_geometry)) return;
  throw Error{ErrorKind::input, "no_coordinates",
              fmt::format("{}: none of its {} features has a place; it has the columns {}", table.source,
                          table.features.size(), fmt::join(table.columns, ", ")),
              "give a layer, or a table with lon and lat columns"};
}

}  // namespace passage::detail
