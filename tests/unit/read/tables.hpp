#pragma once
// Feature tables built in the test.
#include <string>
#include <vector>

#include "passage/geo/feature_table.hpp"

namespace passage::testing {

inline FeatureTable table_of(std::vector<std::string> columns,
                             std::vector<std::pair<Geometry, std::vector<Field>>> rows,
                             std::string source = "input.gpkg") {
  FeatureTable table;
  table.source = std::move(source);
  table.crs = Crs{};
  table.columns = std::move(columns);
  for (auto& [geometry, fields] : rows) {
    auto const id = static_cast<std::int64_t>(table.features.size()) + 1;
    table.features.push_back({id, std::move(geometry), std::move(fields)});
  }
  return table;
}

inline Field text(char const* value) {
  return std::string{value};
}
inline Field whole(std::int64_t value) {
  return value;
}
inline Polygon square(double x, double y, double side) {
  return {{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, {}};
}

}  // namespace passage::testing
