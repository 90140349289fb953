#include "passage/write/events_csv.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("Groups of events with their dates; rows that never became events have none") {
  std::vector<EventGroup> const groups{{"instant", "exact", "used at its place", 2, parse_date_span("2019")},
                                       {"", "", "left out: its date cannot be read", 3, std::nullopt}};
  CHECK(csv_text(events_table(groups)) ==
        "class,place_precision,treatment,events,first,last\n"
        "instant,exact,used at its place,2,2019-01-01,2019-12-31\n"
        ",,left out: its date cannot be read,3,,\n");
}
