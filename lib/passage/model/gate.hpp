#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"
#include "passage/base/strong_id.hpp"
#include "passage/geo/crs.hpp"
#include "passage/geo/geometry.hpp"
#include "passage/model/opening_hours.hpp"

namespace passage {

/// Open: wait only. Conditional: wait and its holder's agreement. Unknown: as conditional, and a data gap.
/// Closed: impassable.
enum class GateState { open, conditional, unknown, closed };

std::string_view name_of(GateState state);
std::optional<GateState> gate_state(std::string_view name);

/// A named crossing point: checkpoint, border, line crossing, bridge, ferry, ford.
struct Gate {
  std::string id, name, type;
  LonLat place;
  Point point;                   ///< in the frame's CRS; set by align
  std::vector<PartyId> holders;  ///< who decides; empty: not recorded
  GateState state = GateState::unknown;
  Seconds wait;  ///< likely, one vehicle
  std::optional<Seconds> wait_least, wait_most;
  Seconds per_vehicle;                ///< added for each further vehicle of a convoy
  std::string window;                 ///< opening hours as written; empty: not stated
  std::optional<OpeningHours> hours;  ///< `window` as understood; empty: not stated, or not understood
  std::optional<Tonnes> max_load;
  std::optional<double> confidence_share;
  std::optional<Date> seen;
  bool decides = false;     ///< its own agreement is needed even when the ground's holder agreed
  bool is_recorded = true;  ///< false: a road over a line of control without a crossing point on record
};

}  // namespace passage
