#include "passage/write/events_csv.hpp"

namespace passage {

CsvTable events_table(std::vector<EventGroup> const& groups) {
  CsvTable table{{"class", "place_precision", "treatment", "events", "first", "last"}, {}};
  for (auto const& group : groups) {
    table.rows.push_back({group.event_class, group.place_precision, group.treatment,
                          std::to_string(group.events), group.when ? format_date(group.when->first) : "",
                          group.when ? format_date(group.when->last) : ""});
  }
  return table;
}

}  // namespace passage
