#pragma once
#include "passage/base/findings.hpp"
#include "passage/layers/event_selection.hpp"
#include "passage/write/events_csv.hpp"

namespace passage {

/// In words: "exact", "near a place", "not stated".
std::string_view words_of(std::optional<LocationPrecision> precision);

/// Events used and left out, one group per class, precision and treatment, in a fixed order.
class EventTable {
 public:
  /// `uses` as select_events gives them, one per incident. `name` of the class: "instant".
  void add(std::string const& name, std::span<Incident const> incidents, std::vector<EventUse> const& uses);
  /// Rows of the source that never became events: dates that cannot be read, coordinates that are missing,
  /// zero or out of range, ids that occurred before. From the findings of reading, whose input is
  /// "incidents".
  void add_unread(Findings const& findings);
  std::vector<EventGroup> const& groups() const { return groups_; }
  CsvTable table() const { return events_table(groups_); }

 private:
  std::vector<EventGroup> groups_;
};

}  // namespace passage
