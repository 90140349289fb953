#pragma once
#include "passage/layers/event_selection.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// In words: "exact", "near a place", "not stated".
std::string_view words_of(std::optional<LocationPrecision> precision);

/// Events used and left out, one row per kind of event class, precision and treatment, in a fixed order:
/// class, place_precision, treatment, events, first, last.
class EventTable {
 public:
  EventTable();
  /// `uses` as select_events gives them, one per incident. `name` of the class: "instant".
  void add(std::string const& name, std::span<Incident const> incidents, std::vector<EventUse> const& uses);
  CsvTable const& table() const { return table_; }

 private:
  CsvTable table_;
};

}  // namespace passage
