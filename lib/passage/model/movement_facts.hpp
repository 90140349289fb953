#pragma once
#include <optional>
#include <string>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"

namespace passage {

/// What moves and by which clock, as the scenario states it, for forms and annexes. Empty: not stated.
struct MovementFacts {
  std::string vehicle;  ///< "heavy_truck"
  int vehicle_count = 0;
  std::optional<Tonnes> load;         ///< gross weight of one vehicle
  std::optional<Date> departure_day;  ///< as stated
  std::string return_way;             ///< "none", "same_route" or "any"; empty without [movement]
  std::optional<Seconds> utc_offset;  ///< local time less UTC on the day of departure
  std::string time_zone;              ///< as given, else "UTC+03:00"
};

}  // namespace passage
