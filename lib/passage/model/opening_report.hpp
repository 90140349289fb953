#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "passage/base/quantity.hpp"
#include "passage/base/strong_id.hpp"

namespace passage {

/// What a row of the table of openings is about.
enum class OpeningKind {
  status_quo,     ///< nothing opened
  one_opening,    ///< each crossing point by itself
  best_set,       ///< of its size the one that reaches most
  only_together,  ///< newly reaches more than its parts added up
  average_share,  ///< over all orders of opening (Shapley); for an appendix
  connects,       ///< a smallest set that joins an origin and a destination
};

std::string_view name_of(OpeningKind kind);

/// What a set of crossing points would be worth if it opened. For whoever negotiates, and for nobody else.
struct OpeningRow {
  OpeningKind kind = OpeningKind::status_quo;
  std::vector<GateId> gates;  ///< in the order of their ids
  std::optional<Persons> reached, newly_reached;
  std::optional<Persons> apart;  ///< newly reached by the best of its parts
  std::optional<Persons> share;
  std::optional<std::size_t> from, to;  ///< of `connects`: indices into the run's places
  std::optional<Seconds> time;          ///< of `connects`
};

/// Rows in the order they are shown: status quo, single openings, best sets, complements, shares,
/// connections.
struct OpeningReport {
  Seconds within;  ///< driving time in which people count as reached
  Persons far;     ///< people too far from every road to be counted
  std::vector<OpeningRow> rows;
};

}  // namespace passage
