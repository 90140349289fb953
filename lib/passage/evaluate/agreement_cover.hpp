#pragma once
#include <vector>

#include "passage/geo/area_index.hpp"
#include "passage/model/assessment.hpp"
#include "passage/model/authority.hpp"
#include "passage/model/consent_rules.hpp"
#include "passage/model/gate.hpp"
#include "passage/model/population.hpp"

namespace passage {

/// What tells how far agreements reach; null: not given.
struct CoverSources {
  Authorities const& authorities;
  ConsentRules const& rules;
  std::vector<Gate> const* gates = nullptr;  ///< a GateId is an index
  std::vector<Zone> const* zones = nullptr;  ///< that agreements name by P-code
  AreaIndex const* zone_index = nullptr;     ///< over `zones`
};

/// Those who must agree to a route (`consents` of the sheet) and are on record for something else only: whose
/// rows name crossing points or zones, and who hold ground on the route outside these zones, or decide at a
/// crossing point that no row names. Their yes is no yes to this route. Rows that cover held ground or
/// everything reach everywhere. Reads the sheet's consents, segments and crossings.
ConsentSet agreed_for_less(Assessment const& sheet, CoverSources const& sources);

}  // namespace passage
