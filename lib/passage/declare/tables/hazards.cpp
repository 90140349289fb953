#include "passage/declare/tables/hazards.hpp"

namespace passage::tables {

void check(Incidents const& incidents, Node const& table, Problems& problems) {
  auto const* const keys = std::get_if<Table>(&table.value);
  if (incidents.chosen.empty() || !keys) return;
  for (auto const* key : {"half_life", "bandwidth", "recent_share", "dispersion"}) {
    auto const* const given = find(*keys, key);
    if (!given) continue;
    problems.add({"conflicting_keys", given->where.empty() ? table.where : given->where,
                  std::string{key} + " is given, and chosen gives it too", "leave one of the two out"});
  }
}

}  // namespace passage::tables
