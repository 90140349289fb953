#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"

namespace passage {

/// How far the clocks of a zone are ahead of UTC at noon (UTC) of a day: 10800 s for "Africa/Juba" in 2020.
/// Zones are names of the IANA database of this machine, "UTC", "UTC+3" or "UTC-03:30". Empty: no such zone.
std::optional<Seconds> utc_offset(std::string_view zone, Date date);

/// "UTC+03:00".
std::string format_utc_offset(Seconds offset);

}  // namespace passage
