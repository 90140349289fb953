#pragma once
#include <vector>

#include "passage/model/assessment.hpp"

namespace passage {

/// What a line has of one holding.
struct HeldPart {
  Holding holding;
  Metres length;
  Seconds time;  ///< moving
};

/// Who holds the ground along a line.
struct HolderSummary {
  std::vector<HeldPart> parts;  ///< in the order in which the line first meets them
  int changes_of_control = 0;   ///< contested and unrecorded ground count as holders of their own
  Metres contested, unknown;
};

/// Adds up the segments of a line whose control was considered.
HolderSummary holders_along(std::vector<RouteSegment> const& segments);

}  // namespace passage
