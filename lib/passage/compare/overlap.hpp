#pragma once
#include <vector>

#include "passage/model/route_area.hpp"
#include "passage/model/route_option.hpp"

namespace passage {

/// How the area of a route is made for the question whether two routes differ.
struct OverlapRule {
  Metres half_width{1000};       ///< half of [corridors] width
  Metres terminal_radius{5000};  ///< discs around both ends, which all routes of a pair share
  MultiPolygon left_out;         ///< stretches that no route can avoid, left out like the ends; may be empty
};

/// The area of one route by the rule.
MultiPolygon area_of(Line const& line, OverlapRule const& rule);

/// How much of the smaller of two areas lies in the other, for every pair of lines: symmetric, 1 on the
/// diagonal.
std::vector<std::vector<Share>> containments(std::vector<Line> const& lines, OverlapRule const& rule);

/// Fills `shares_with` of every option with the options of the same pair that its area overlaps by at least
/// `least`, most shared first.
void fill_shares(std::vector<RouteOption>& options, OverlapRule const& rule, Share least = Share{0.05});

}  // namespace passage
