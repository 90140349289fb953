#include "passage/read/recognise_features.hpp"

#include <algorithm>
#include <array>

#include "passage/read/detail/recognise.hpp"
#include "passage/read/toml.hpp"

namespace passage {

namespace {

/// The newest day that a column of dates states; of the first columns that have any.
void find_newest(FeatureTable const& table, Recognised& found) {
  static constexpr std::array<std::string_view, 9> columns = {
      "event_date", "date_start", "date", "as_of", "seen", "obsdate", "closed_from", "since", "year"};
  for (auto const name : columns) {
    auto const index = table.column(name);
    if (!index) continue;
    for (auto const& feature : table.features) {
      auto const span = parse_date_span(as_text(feature.fields[*index]));
      if (span && (!found.newest || span->last > found.newest->last)) found.newest = span;
    }
    if (!found.newest) continue;
    found.newest_column = table.columns[*index];
    return;
  }
}

PassedCells passed_cells(FeatureTable const& table) {
  PassedCells cells;
  for (auto const& feature : table.features) {
    auto const* lines = std::get_if<MultiLine>(&feature.geometry);
    if (!lines) continue;
    for (auto const& line : *lines)
      for (std::size_t i = 1; i < line.size(); ++i) cells.add(line[i - 1], line[i]);
  }
  return cells;
}

}  // namespace

GuessedKey detail::column_key(std::string key, std::string const& column, std::string reason) {
  return {std::move(key), toml_text(column), std::move(reason)};
}

Recognised recognise_features(FeatureTable const& degrees, Source const& source) {
  Recognised found;
  found.source = source;
  detail::TableLook const look{degrees, source};
  switch (look.shape()) {
    case detail::MostlyOf::lines:
      detail::recognise_lines(look, found);
      break;
    case detail::MostlyOf::polygons:
      detail::recognise_areas(look, found);
      // Displaced people's sites and hospitals are drawn as areas as well.
      if (found.readings.empty()) detail::recognise_points(look, found);
      break;
    case detail::MostlyOf::points:
      detail::recognise_points(look, found);
      break;
    case detail::MostlyOf::nothing:
      detail::recognise_tables(look, found);
      break;
  }
  std::stable_sort(found.readings.begin(), found.readings.end(),
                   [](Reading const& a, Reading const& b) { return a.belief > b.belief; });
  for (auto const& feature : degrees.features) {
    if (!std::holds_alternative<std::monostate>(feature.geometry))
      found.degrees.add(bounds(feature.geometry));
  }
  if (look.shape() == detail::MostlyOf::lines) found.passed = passed_cells(degrees);
  find_newest(degrees, found);
  return found;
}

}  // namespace passage
