#include "passage/read/record.hpp"

#include <algorithm>
#include <array>

#include "passage/base/date.hpp"
#include "passage/base/hash.hpp"

namespace passage {

namespace {

/// One hash over the hashes of all files of an input, in their sorted order.
std::string hash_of(Source const& source) {
  auto const files = files_of(source);
  if (files.size() == 1) return sha256_of_file(files.front());
  std::string hashes;
  for (auto const& file : files) hashes += sha256_of_file(file);
  return sha256(hashes);
}

std::string newest_date(FeatureTable const& features) {
  static constexpr std::array<std::string_view, 8> columns = {
      "as_of", "date", "event_date", "date_start", "year", "closed_from", "seen", "last_used"};
  std::optional<DateSpan> newest;
  for (auto name : columns) {
    auto const column = features.column(name);
    if (!column) continue;
    for (auto const& feature : features.features) {
      auto const span = parse_date_span(as_text(feature.fields[*column]));
      if (span && (!newest || span->last > newest->last)) newest = span;
    }
  }
  if (!newest) return {};
  // A year or month stands for itself: its last day would be a date that nobody stated.
  bool const is_year = newest->days() > 31;
  auto const text = format_date(newest->last);
  return is_year ? text.substr(0, 4) : newest->days() > 1 ? text.substr(0, 7) : text;
}

}  // namespace

std::string written_name(Source const& source, std::filesystem::path const& folder) {
  auto const inside = source.file.lexically_relative(folder.empty() ? "." : folder);
  bool const is_inside = !inside.empty() && *inside.begin() != "..";
  auto const file = is_inside ? inside.generic_string() : source.file.generic_string();
  return source.layer.empty() ? file : file + "|layername=" + source.layer;
}

InputRecord record_input(std::string const& table, Source const& source, FeatureTable const& features) {
  InputRecord record;
  record.table = table;
  record.file = source.name();
  record.sha256 = hash_of(source);
  if (features.crs) record.crs = features.crs->name();
  record.vintage = newest_date(features);
  record.features_used = features.features.size();
  return record;
}

InputRecord record_file(std::string const& table, Source const& source, std::string const& vintage,
                        std::size_t features) {
  InputRecord record;
  record.table = table;
  record.file = source.name();
  record.sha256 = hash_of(source);
  record.crs = Crs{}.name();
  record.vintage = vintage;
  record.features_used = features;
  return record;
}

InputRecord record_raster(std::string const& table, Source const& source, Grid const& grid) {
  InputRecord record;
  record.table = table;
  record.file = source.name();
  record.sha256 = hash_of(source);
  record.crs = grid.crs.name();
  record.features_used = static_cast<std::size_t>(grid.cells());
  return record;
}

}  // namespace passage
