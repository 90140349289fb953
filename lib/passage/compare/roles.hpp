#pragma once
#include <optional>
#include <vector>

#include "passage/compare/dominance.hpp"
#include "passage/model/route_option.hpp"

namespace passage {

/// The roles of each option: fastest, least exposed, fewest agreements, and balanced. Ties go to the option
/// that is better in the other criteria, then to the one that comes first: callers order options by geometry.
/// No role is given for a criterion that nobody has or, but for `fastest`, in which all are equal.
std::vector<std::vector<Role>> roles_of(std::vector<Merits> const& options);

/// The balanced one: nearest to the ideal point, that is the least time and the least exposure of all, after
/// both are scaled to 0 … 1 over the options; distance is Euclidean. It is one reading of "neither extreme",
/// not a recommendation. Empty with fewer than three options that no other dominates, or when time or
/// exposure is missing.
std::optional<std::size_t> balanced_of(std::vector<Merits> const& options);

}  // namespace passage
