#pragma once
// Coordinates that come in table columns, and whether coordinates can be what their CRS says they are.
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/read/features.hpp"

namespace passage::detail {

/// Gives a table without geometry its points from columns. `tags` are HXL hashtags by column, or empty.
/// Rows without usable coordinates stay without geometry and become a finding.
void set_points_from_columns(FeatureTable& table, std::vector<std::string> const& tags,
                             FeatureRead const& options, Context& context);

/// Refuses a table whose coordinates cannot be in its CRS; single features out of range lose their geometry
/// and become a finding.
void check_coordinate_range(FeatureTable& table, FeatureRead const& options, Context& context);

}  // namespace passage::detail
