#include "passage/algorithms/input_tables.hpp"

#include <algorithm>

#include "passage/read/record.hpp"

namespace passage {

std::optional<std::string> text_of(std::optional<ColumnName> const& column) {
  if (!column) return std::nullopt;
  return column->value;
}

std::optional<Crs> crs_of(CrsName const& name) {
  if (name.value == "auto") return std::nullopt;
  return Crs::parse(name.value);
}

std::vector<MultiPolygon> areas_of(std::vector<Feature> features) {
  std::vector<MultiPolygon> areas;
  for (auto& feature : features) {
    if (auto* area = std::get_if<MultiPolygon>(&feature.geometry)) areas.push_back(std::move(*area));
  }
  return areas;
}

namespace {

PopulationUnit unit_of(tables::PopulationUnit unit) {
  return unit == tables::PopulationUnit::density ? PopulationUnit::density : PopulationUnit::count;
}

}  // namespace

PopulationRead first_reading(tables::Population const& table) {
  PopulationRead how{unit_of(table.unit), {}, crs_of(table.crs), {}};
  if (table.nodata) how.nodata = table.nodata->value;
  return how;
}

PopulationRead second_reading(tables::Population const& table) {
  return {unit_of(table.second_unit.value_or(table.unit)), {}, {}, {}};
}

FeatureTable InputTables::read(Source const& source, FeatureRead const& how) {
  auto features = read_features(source, how, context_);
  keep(record_input(how.input, source, features), source);
  return features;
}

std::vector<Feature> InputTables::read_lon_lat(Source const& source, FeatureRead const& how) {
  return to_lon_lat(read(source, how)).features;
}

void InputTables::keep(InputRecord record, Source const& source) {
  record.file = written_name(source, folder_);
  records_.push_back(std::move(record));
}

void InputTables::note_used(std::string const& table, std::size_t used) {
  auto const record = std::ranges::find(records_, table, &InputRecord::table);
  if (record == records_.end()) return;
  record->features_left_out = record->features_used - std::min(used, record->features_used);
  record->features_used -= record->features_left_out;
}

void InputTables::note_selected(std::string const& table, std::size_t selected) {
  note_used(table, selected);
  auto const record = std::ranges::find(records_, table, &InputRecord::table);
  if (record != records_.end()) record->features_left_out = 0;
}

}  // namespace passage
