#include "passage/exercise/crossings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/core.h>

#include "passage/exercise/line_meeting.hpp"

namespace passage::exercise {
namespace {

struct Spot {
  std::size_t road = 0;
  Point place;
  int before = -1, after = -1;  ///< labels along the road
  bool is_strip_edge = false;
};

std::string near_town(CrossingInputs const& in, Point place, int rank) {
  double best = std::numeric_limits<double>::infinity();
  Town const* town = nullptr;
  for (auto const& candidate : in.towns) {
    auto const away = distance(in.lattice.centre(candidate.cell), place);
    if (candidate.rank <= rank && away < best) best = away, town = &candidate;
  }
  return town->name.local;
}

int label_at(CrossingInputs const& in, Point place) {
  auto const cell = in.lattice.cell_at(place);
  return cell < 0 ? -1 : in.control.label[static_cast<std::size_t>(cell)];
}

/// The label that most of the road's next kilometres have.
int label_along(CrossingInputs const& in, Road const& road, double along_m, double direction) {
  auto const total = length(road.line);
  for (auto const step_m : {1200.0, 700.0, 300.0}) {
    auto const here = along_m + direction * step_m;
    if (here < 0 || here > total) continue;
    return label_at(in, point_at(road.line, Share{here / total}));
  }
  return label_at(in, direction < 0 ? road.line.front() : road.line.back());
}

/// Where roads cross the front, wiggles of one crossing taken together, best roads first, then west to east.
std::vector<Spot> front_spots(CrossingInputs const& in) {
  LineMeetings const meetings(in.front, 4 * in.lattice.cell_m);
  std::vector<Spot> spots;
  for (std::size_t i = 0; i < in.network.roads.size(); ++i) {
    auto const& road = in.network.roads[i];
    for (auto const& meeting : meetings.of(road.line)) {
      Spot spot{i, meeting.place, label_along(in, road, meeting.along_m, -1),
                label_along(in, road, meeting.along_m, 1), false};
      if (spot.before == spot.after) {  // the road only brushes the line here: still watertight
        spot.before = label_along(in, road, meeting.along_m, -1);
      }
      spot.is_strip_edge = spot.before == in.control.contested() || spot.after == in.control.contested();
      spots.push_back(spot);
    }
  }
  std::stable_sort(spots.begin(), spots.end(), [&](Spot const& a, Spot const& b) {
    auto const rank = [&](Spot const& s) { return static_cast<int>(in.network.roads[s.road].road_class); };
    return std::pair(rank(a), a.place) < std::pair(rank(b), b.place);
  });
  return spots;
}

struct StateRule {
  char const* state;
  int wait_min, least_min, most_min;
  char const* window;
  double confidence_share;
  int seen_days;
  bool decides;
  char const* remark;
};

// What a trainer needs: an open but slow crossing, one that does not follow its headquarters, a closed one.
constexpr StateRule edge_rule{"conditional",
                              75,
                              30,
                              240,
                              "07:00-15:00",
                              0.8,
                              6,
                              false,
                              "edge of contested ground; both holders must agree"};
constexpr StateRule letter_rule{"conditional",         45, 15, 120, "06:00-18:00", 0.8, 7, false,
                                "passes with a letter"};
constexpr StateRule slow_rule{
    "open", 150, 60, 420, "08:00-14:00", 0.9, 4, false, "open to relief traffic, slow search of every lorry"};
constexpr StateRule own_rule{"conditional",
                             60,
                             20,
                             180,
                             "07:00-17:00",
                             0.7,
                             11,
                             true,
                             "the unit here has turned back movements its headquarters had agreed to"};
constexpr StateRule other_rules[] = {
    {"closed", 0, 0, 0, "", 0.9, 9, false, "closed since an incident; reopening is on the table"},
    {"unknown", 90, 30, 480, "", 0.4, 47, false, "no reliable report for weeks"}};
constexpr StateRule track_rule{
    "unknown", 60, 10, 600, "", 0.3, 62, false, "foot and motorbike traffic reported"};

std::string holder_name(CrossingInputs const& in, int label) {
  if (label < 0 || label >= in.control.contested()) return {};
  return in.control.holders[static_cast<std::size_t>(label)];
}

void apply(CrossingPoint& point, StateRule const& rule, Date as_of) {
  point.state = rule.state;
  point.wait_min = rule.wait_min;
  point.wait_least_min = rule.least_min;
  point.wait_most_min = rule.most_min;
  point.window = rule.window;
  point.confidence_share = rule.confidence_share;
  point.seen = as_of - std::chrono::days{rule.seen_days};
  point.decides = rule.decides;
  point.remark = rule.remark;
}

/// Ground of nobody known has no recorded crossing points.
bool touches_unknown(CrossingInputs const& in, Spot const& spot) {
  return spot.before == in.control.unknown() || spot.after == in.control.unknown();
}

/// The quickest way has a letter or leads through contested ground, the second an open but slow crossing
/// point, the third one that does not follow its headquarters.
StateRule const& rule_for(CrossingInputs const& in, Spot const& spot, std::size_t& others) {
  if (spot.is_strip_edge) return edge_rule;
  if (in.ways.fast.contains(spot.road)) return letter_rule;
  if (in.ways.second.contains(spot.road)) return slow_rule;
  if (in.ways.third.contains(spot.road)) return own_rule;
  if (in.network.roads[spot.road].road_class == RoadClass::track) return track_rule;
  return other_rules[others++ % std::size(other_rules)];
}

void add_front(Crossings& result, CrossingInputs const& in) {
  auto const spots = front_spots(in);
  std::size_t others = 0;
  bool left_out = false;
  for (auto const& spot : spots) {
    auto const is_track = in.network.roads[spot.road].road_class == RoadClass::track;
    auto const skip = touches_unknown(in, spot) || (is_track && !left_out && !spot.is_strip_edge &&
                                                    !in.ways.has(spot.road) && spots.size() > 6);
    if (skip) {
      left_out = left_out || !touches_unknown(in, spot);
      result.unrecorded.push_back(spot.place);
      continue;
    }
    CrossingPoint point;
    point.id = fmt::format("K{}", result.points.size() + 1);
    point.name = fmt::format("{} {}", near_town(in, spot.place, 4), point.id);
    point.type = "line crossing";
    point.road = spot.road;
    point.place = spot.place;
    point.at_contested = spot.is_strip_edge;
    auto const& rule = rule_for(in, spot, others);
    apply(point, rule, in.as_of);
    // Whoever holds the ground on the side away from contested ground mans the post.
    auto const held = spot.before < in.control.contested() ? spot.before : spot.after;
    point.party = point.state == "unknown" ? "" : holder_name(in, held);
    result.points.push_back(std::move(point));
  }
}

void add_bridges(Crossings& result, CrossingInputs const& in) {
  int number = 0;
  for (auto const& crossing : in.network.crossings) {
    auto const& road = in.network.roads[crossing.road];
    auto const& river = in.rivers.list[crossing.river];
    if (!in.rivers.major[static_cast<std::size_t>(crossing.cell)] || !river.major) continue;
    if (road.road_class == RoadClass::track) continue;
    CrossingPoint point;
    point.id = fmt::format("B{}", ++number);
    point.name = fmt::format("{} {}", river.name, point.id);
    point.type = "bridge";
    point.party = holder_name(in, label_at(in, crossing.place));
    point.road = crossing.road;
    point.place = crossing.place;
    apply(point, {"open", 2, 0, 10, "", 0.9, 14, false, ""}, in.as_of);
    point.max_load_t = road.road_class == RoadClass::primary ? 45 : 30;
    result.points.push_back(std::move(point));
  }
}

/// A checkpoint on the main road out of each city that seats a holder.
void add_checkpoints(Crossings& result, CrossingInputs const& in) {
  int number = 0;
  for (std::size_t holder = 0; holder < in.control.seats.size(); ++holder) {
    auto const& town = in.towns[in.control.seats[holder]];
    for (std::size_t i = 0; i < in.network.roads.size(); ++i) {
      auto const& road = in.network.roads[i];
      auto const starts = road.cells.front() == town.cell, ends = road.cells.back() == town.cell;
      if (road.road_class != RoadClass::primary || (!starts && !ends) || road.drawn_m < 6000) continue;
      CrossingPoint point;
      point.id = fmt::format("C{}", ++number);
      point.name = fmt::format("{} {}", town.name.local, point.id);
      point.type = "checkpoint";
      point.party = in.control.holders[holder];
      point.road = i;
      auto const share = 3000 / road.drawn_m;
      point.place = point_at(road.line, Share{starts ? share : 1 - share});
      apply(point, {"open", 12, 5, 60, "05:00-20:00", 0.9, 2, false, ""}, in.as_of);
      result.points.push_back(std::move(point));
      break;
    }
  }
}

}  // namespace

Crossings make_crossings(CrossingInputs const& inputs, Random const& random) {
  Crossings result;
  add_front(result, inputs);
  add_bridges(result, inputs);
  add_checkpoints(result, inputs);
  auto shift = random.stream("seen");
  for (auto& point : result.points) point.seen -= std::chrono::days{shift.below(3)};
  return result;
}

}  // namespace passage::exercise
