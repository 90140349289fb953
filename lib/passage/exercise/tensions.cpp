#include "passage/exercise/tensions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace passage::exercise {
namespace {

/// How much longer the quickest way to one destination gets without a road: 1 when it does not matter, 0 when
/// nothing else leads there.
double stretch_without(District const& district, std::size_t road, std::size_t destination) {
  auto const from = district.towns[district.task.origin].cell, upto = district.towns[destination].cell;
  auto const hours = [&](std::size_t other) { return drive_h(district.network.roads[other]); };
  auto const way = quickest_way(district.network, from, upto, hours);
  auto const round = quickest_way(district.network, from, upto, [&](std::size_t other) {
    return other == road ? std::numeric_limits<double>::infinity() : hours(other);
  });
  return way && round ? round->hours / way->hours : 0;
}

/// How good a tension a weak bridge is: the quickest way to one destination needs it, lorries that go round
/// lose some time but not all hope, and the other destinations are left alone.
double worth_of_weakness(District const& district, std::size_t road) {
  double worth = 0;
  for (auto const destination : district.task.destinations) {
    auto const stretch = stretch_without(district, road, destination);
    if (stretch == 0) return -1;
    if (stretch > 1.02) worth += 1 - std::fabs(stretch - 1.25);
    if (stretch > 1.02 && worth > 1) worth -= 0.8;
  }
  return worth;
}

/// One bridge carries 10 t: lorries are unloaded there or go round.
void weaken_bridge(District& district) {
  CrossingPoint* weakest = nullptr;
  double best = -2;
  for (auto& point : district.crossings.points) {
    if (point.type != "bridge") continue;
    auto const worth = worth_of_weakness(district, point.road);
    if (worth > best) best = worth, weakest = &point;
  }
  if (!weakest) return;
  weakest->max_load_t = 10;
  weakest->state = "conditional";
  weakest->wait_min = 25, weakest->wait_least_min = 10, weakest->wait_most_min = 90;
  weakest->remark = "damaged span: 10 t at most, one vehicle at a time; heavier loads are carried over";
}

/// Some crossing point follows nobody, and one that no way of the task needs is closed.
void complete_states(District& district) {
  auto& points = district.crossings.points;
  auto const is_line = [](CrossingPoint const& point) { return point.type == "line crossing"; };
  auto const decides = [](CrossingPoint const& point) { return point.decides; };
  if (std::none_of(points.begin(), points.end(), decides)) {
    auto const free = std::find_if(points.begin(), points.end(), [&](CrossingPoint const& point) {
      return is_line(point) && !point.at_contested && point.state == "conditional";
    });
    if (free != points.end()) {
      free->decides = true;
      free->remark = "the unit here has turned back movements its headquarters had agreed to";
    }
  }
  auto const is_closed = [](CrossingPoint const& point) { return point.state == "closed"; };
  if (std::any_of(points.begin(), points.end(), is_closed)) return;
  auto const spare = std::find_if(points.begin(), points.end(), [&](CrossingPoint const& point) {
    return is_line(point) && !point.at_contested && !district.ways.has(point.road);
  });
  if (spare == points.end()) return;
  spare->state = "closed";
  spare->wait_min = spare->wait_least_min = spare->wait_most_min = 0;
  spare->remark = "closed since an incident; reopening is on the table";
}

/// A holder runs a crossing point on ground that the first holder, the legal authority, claims.
void give_away_crossing(District& district) {
  for (auto& point : district.crossings.points) {
    if (point.type != "line crossing" || point.party != district.control.holders[0]) continue;
    if (point.state != "conditional") continue;
    point.party = district.control.holders[static_cast<std::size_t>(
        std::max(district.control.claimants.first, district.control.claimants.second))];
    point.remark += point.remark.empty() ? "" : "; ";
    point.remark += "manned by others than the holder of the ground around it";
    return;
  }
}

/// The roads a loaded lorry cannot pass today.
std::vector<std::size_t> impassable(District const& district) {
  std::vector<std::size_t> shut;
  for (auto const& closure : district.hazards.closures) shut.push_back(closure.road);
  for (auto const& field : district.hazards.mined) {
    if (field.status == "confirmed") shut.push_back(field.road);
  }
  for (auto const& point : district.crossings.points) {
    if (point.state == "closed" || (point.max_load_t && *point.max_load_t < 18)) shut.push_back(point.road);
  }
  return shut;
}

/// A hard exercise has an answer: what closes every way is reopened, floods first, then crossing points.
void leave_a_way(District& district) {
  auto const has_way = [&] {
    auto const reached =
        reachable(district.network, district.towns[district.task.origin].cell, impassable(district));
    return std::all_of(district.task.destinations.begin(), district.task.destinations.end(),
                       [&](std::size_t town) { return reached.contains(district.towns[town].cell); });
  };
  while (!has_way() && !district.hazards.closures.empty()) district.hazards.closures.pop_back();
  for (auto& point : district.crossings.points) {
    if (has_way()) return;
    if (point.state == "closed") point.state = "conditional", point.wait_min = 120, point.wait_most_min = 300;
  }
}

}  // namespace

void add_tensions(District& district) {
  weaken_bridge(district);
  complete_states(district);
  give_away_crossing(district);
  leave_a_way(district);
}

}  // namespace passage::exercise
