#include "passage/algorithms/event_table.hpp"

#include "support/catch.hpp"

namespace passage {

TEST_CASE("events are counted by precision and treatment") {
  std::vector<Incident> incidents(4);
  for (auto& incident : incidents) incident.when = *parse_date_span("2020-05-05");
  incidents[1].when = *parse_date_span("2019");
  incidents[0].precision = incidents[1].precision = LocationPrecision::exact;
  incidents[2].precision = LocationPrecision::country;
  EventTable events;
  events.add("instant", incidents,
             {EventUse::at_place, EventUse::at_place, EventUse::whole_country, EventUse::at_place});
  using Row = std::vector<std::string>;
  CHECK(events.table().rows ==
        std::vector<Row>{
            {"instant", "not stated", "used at its place", "1", "2020-05-05", "2020-05-05"},
            {"instant", "exact", "used at its place", "2", "2019-01-01", "2020-05-05"},
            {"instant", "country", "left out: known to the country only", "1", "2020-05-05", "2020-05-05"}});
}

TEST_CASE("Rows that never became events stand in the table too: all rows of the source are accounted for") {
  Findings findings;
  findings.add({Severity::serious, "unreadable_date", "", "incidents", "", 3});
  findings.add({Severity::warning, "duplicate_incident", "", "incidents", "", 2});
  findings.add({Severity::warning, "coordinates_missing", "", "gates", "", 7});
  EventTable events;
  events.add_unread(findings);
  using Row = std::vector<std::string>;
  CHECK(events.table().rows == std::vector<Row>{{"", "", "left out: its date cannot be read", "3", "", ""},
                                                {"", "", "left out: its id occurred before", "2", "", ""}});
}

}  // namespace passage
