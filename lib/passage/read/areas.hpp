#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/closure.hpp"

namespace passage {

/// What [avoid] means for movement.
struct AvoidRule {
  double factor = 1;          ///< how much longer a metre counts inside, > 1
  bool is_forbidden = false;  ///< hard
};

/// Makes areas to avoid, in longitude and latitude. Lines and points stand for everything within 100 m, which
/// is a finding. Throws Error{input, "no_coordinates"} when no feature has geometry.
std::vector<RestrictedArea> read_avoid_areas(FeatureTable table, AvoidRule const& rule, Context& context);

/// Makes explosive hazards of the features whose `status` column (else "status", "class") says confirmed
/// (CHA) or suspected (SHA); cleared, cancelled and reduced ones are none. A feature without status counts as
/// suspected, a line or point as everything within 100 m; both are findings. Throws Error{input}:
/// "unknown_column"; "unknown_value" with every other word and its count.
std::vector<RestrictedArea> read_explosive_hazards(FeatureTable table,
                                                   std::optional<std::string> const& status,
                                                   Context& context);

/// Roads verified by a survey, in longitude and latitude. Those without a date (verified_on, date, surveyed)
/// are left out and a finding: an undated survey verifies nothing.
std::vector<Line> read_verified_roads(FeatureTable table, Context& context);

}  // namespace passage
