#include "passage/evaluate/holders.hpp"

#include <algorithm>

namespace passage {

HolderSummary holders_along(std::vector<RouteSegment> const& segments) {
  HolderSummary sum;
  Holding const* last = nullptr;
  for (auto const& segment : segments) {
    auto const length = segment.upto - segment.from;
    auto part = std::ranges::find(sum.parts, segment.holding, &HeldPart::holding);
    if (part == sum.parts.end()) part = sum.parts.insert(part, {segment.holding, {}, {}});
    part->length += length;
    part->time += segment.time;
    if (segment.holding.is_contested()) sum.contested += length;
    if (!segment.holding.is_recorded()) sum.unknown += length;
    if (last && *last != segment.holding) ++sum.changes_of_control;
    last = &segment.holding;
  }
  return sum;
}

}  // namespace passage
