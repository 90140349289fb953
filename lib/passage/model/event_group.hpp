#pragma once
#include <optional>
#include <string>

#include "passage/base/date.hpp"

namespace passage {

/// Events that were treated alike, of one class and precision of place; or rows of the source that never
/// became events, without class and precision.
struct EventGroup {
  std::string event_class, place_precision;
  std::string treatment;  ///< in words: "used at its place", "left out: known to the country only"
  std::size_t events = 0;
  std::optional<DateSpan> when;  ///< first and last of them
};

}  // namespace passage
