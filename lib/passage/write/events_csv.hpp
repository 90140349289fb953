#pragma once
#include "passage/model/event_group.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// Events used and left out: class, place_precision, treatment, events, first, last.
CsvTable events_table(std::vector<EventGroup> const& groups);

}  // namespace passage
