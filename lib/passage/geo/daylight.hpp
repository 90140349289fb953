#pragma once
#include <optional>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"
#include "passage/geo/crs.hpp"

namespace passage {

/// Sunrise and sunset, as time since midnight UTC of the day asked for: below 0 or above 24 h in zones far
/// from Greenwich.
struct Daylight {
  Seconds sunrise, sunset;
};

/// The daylight of the local day `date` at a place: from the sun's upper edge on the horizon in the morning
/// to the same in the evening (zenith 90.833°, which allows for refraction and the disc). Declination and
/// equation of time by Spencer 1971 as NOAA's "General solar position calculations" gives them; within about
/// two minutes below 60° of latitude. Hills are not considered. Empty: the sun does not rise or does not set
/// that day (see is_polar_day).
std::optional<Daylight> daylight(LonLat place, Date date);

/// Whether the sun stays up, where `daylight` is empty.
bool is_polar_day(LonLat place, Date date);

}  // namespace passage
