#pragma once
#include <vector>

#include "passage/model/route_area.hpp"
#include "passage/model/route_option.hpp"

namespace passage {

/// How much of the smaller of two areas lies in the other, for every pair of lines: symmetric, 1 on the
/// diagonal.
std::vector<std::vector<Share>> containments(std::vector<Line> const& lines, RouteAreaRule const& rule);

/// What two paths pass both: crossing points in the order of the first, and the length of links driven by
/// both, in either direction.
struct PassedByBoth {
  std::vector<GateId> gates;
  Metres length;
};
PassedByBoth passed_by_both(RoadGraph const& graph, Path const& a, Path const& b);

/// Fills `shares_with` of every option with the options of the same pair that its area overlaps by at least
/// `least`, most shared first.
void fill_shares(std::vector<RouteOption>& options, RouteAreaRule const& rule, Share least = Share{0.05});
/// As above from containments that are known already.
void fill_shares(std::vector<RouteOption>& options, std::vector<std::vector<Share>> const& shares,
                 Share least = Share{0.05});

}  // namespace passage
