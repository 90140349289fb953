#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "passage/geo/crs.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// A table cell as it was read; monostate is NULL or an empty CSV cell. Dates stay text until somebody who
/// knows the column reads them.
using Field = std::variant<std::monostate, std::int64_t, double, std::string>;

bool is_null(Field const& field);
/// A number, also from text ("12.5"); empty for NULL and for text that is no finite number.
std::optional<double> as_number(Field const& field);
/// As text; numbers in their shortest form; NULL is empty.
std::string as_text(Field const& field);

struct Feature {
  std::int64_t id = 0;  ///< the source's feature id, or its row number from 1
  Geometry geometry;
  std::vector<Field> fields;  ///< one per column
};

/// Features with their columns as a file gave them, in the file's order and CRS.
struct FeatureTable {
  std::string source;      ///< "roads.gpkg, layer roads", for messages
  std::optional<Crs> crs;  ///< empty for a table without geometry
  std::vector<std::string> columns;
  std::vector<Feature> features;

  /// The index of a column, ignoring case when no name matches exactly; empty when there is none.
  std::optional<std::size_t> column(std::string_view name) const;
  /// As `column`. Throws Error{input, "unknown_column"} with the nearest name and the list of columns.
  std::size_t require_column(std::string_view name) const;
};

}  // namespace passage
