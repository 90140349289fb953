#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/population.hpp"

namespace passage {

/// Which columns of a zone layer say what. Absent: those of the deepest admin level, in the names of any
/// generation of the common operational datasets (ADM2_PCODE, adm2_pcode, admin2Pcod; ADM2_EN, adm2_name …),
/// else pcode, code and name.
struct ZoneColumns {
  std::optional<std::string> code{}, name{}, need{};
};

/// Makes zones, in longitude and latitude, by code. Features with one code are one zone. Findings: repaired
/// polygons, zones without code (the feature's number stands in), joined features, missing needs.
/// Throws Error{input} with all of: "unknown_column", "negative_need"; "empty_layer".
std::vector<Zone> read_zones(FeatureTable table, ZoneColumns const& columns, Context& context);

}  // namespace passage
