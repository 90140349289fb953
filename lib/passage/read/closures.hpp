#pragma once
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/closure.hpp"

namespace passage {

/// Makes closures of a layer of any geometry, in longitude and latitude. Columns, all optional: name (else
/// id, osm_id), from (closed_from, since), upto (closed_to, until), status. A feature with status "open" is
/// none. Findings: open ones, unreadable dates, ends before begins (the end is dropped).
/// Throws Error{input, "no_coordinates"} when no feature has geometry.
std::vector<Closure> read_closures(FeatureTable table, Context& context);

}  // namespace passage
