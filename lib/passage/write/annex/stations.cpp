// Assembly and fall-back points: proposals by a stated rule, never more than that.
#include <algorithm>
#include <cmath>

#include "passage/geo/line.hpp"
#include "passage/write/annex.hpp"

namespace passage {

namespace {

constexpr Metres same_obstacle{
    500};  // a change of control this near to a crossing point is the crossing point

bool is_near(Metres a, Metres b, Metres within) {
  return std::abs((a - b).value) <= within.value;
}

class Proposer {
 public:
  Proposer(RunResult const& result, RouteOption const& option)
      : result_(result), option_(option), posts_(named_posts()) {}

  std::vector<ObstacleStations> propose() const {
    auto list = obstacles();
    for (auto& obstacle : list) {
      auto const* holder = holding_before(obstacle.at);
      for (auto const& post : posts_) {
        if (post.at >= obstacle.at || !is_same_ground(post.at, obstacle.at, holder)) continue;
        if (obstacle.at - post.at <= assembly_reach) obstacle.assembly = post;
      }
      if (!result_.facts.shows_fall_back) continue;
      auto const from = obstacle.assembly ? obstacle.assembly->at : obstacle.at;
      for (auto const& post : posts_) {
        if (from - post.at >= fall_back_distance && is_same_ground(post.at, obstacle.at, holder))
          obstacle.fall_back = post;
      }
    }
    return list;
  }

 private:
  std::vector<Station> named_posts() const {
    std::vector<Station> posts;
    auto const add = [&](Place const& place) {
      if (place.name.empty() || place.role == PlaceRole::site) return;
      auto const foot = nearest_on(option_.line, place.point);
      if (foot.distance <= station_reach.value)
        posts.push_back({place.name, option_.assessment.length * foot.position.value});
    };
    for (auto const& place : result_.places) add(place);
    for (auto const& place : result_.base.places) add(place);
    std::ranges::sort(posts, [](Station const& a, Station const& b) {
      return a.at != b.at ? a.at < b.at : a.name < b.name;
    });
    return posts;
  }

  std::vector<Metres> changes() const {
    std::vector<Metres> posts;
    auto const& segments = option_.assessment.segments;
    for (std::size_t i = 1; i < segments.size(); ++i) {
      if (segments[i].is_control_considered && segments[i].holding != segments[i - 1].holding)
        posts.push_back(segments[i].from);
    }
    return posts;
  }

  std::vector<ObstacleStations> obstacles() const {
    std::vector<ObstacleStations> list;
    auto const all_changes = changes();
    for (auto const& crossing : option_.assessment.crossings) {
      auto const& gate = result_.graph.gates[crossing.gate.value];
      auto const is_here = [&](Metres change) { return is_near(change, crossing.at, same_obstacle); };
      bool const is_obstacle = gate.state != GateState::open || !gate.window.empty() || gate.decides ||
                               std::ranges::any_of(all_changes, is_here);
      if (is_obstacle) list.push_back({gate.name.empty() ? gate.id : gate.name, crossing.at, {}, {}});
    }
    auto const crossings = option_.assessment.crossings;
    for (auto const change : all_changes) {
      auto const is_here = [&](RouteCrossing const& crossing) {
        return is_near(change, crossing.at, same_obstacle);
      };
      if (std::ranges::none_of(crossings, is_here)) list.push_back({{}, change, {}, {}});
    }
    std::ranges::stable_sort(list, {}, &ObstacleStations::at);
    return list;
  }

  /// Of the ground that ends at a kilometre post; nothing where control is not considered.
  Holding const* holding_before(Metres at) const {
    Holding const* holding = nullptr;
    for (auto const& segment : option_.assessment.segments) {
      if (segment.from >= at - same_obstacle && holding) break;
      if (segment.is_control_considered) holding = &segment.holding;
    }
    return holding;
  }

  bool is_same_ground(Metres from, Metres upto, Holding const* holding) const {
    if (!holding) return true;
    if (!holding->is_recorded() || holding->is_contested()) return false;
    return std::ranges::none_of(option_.assessment.segments, [&](RouteSegment const& segment) {
      bool const is_between = segment.upto > from && segment.from < upto - same_obstacle;
      return is_between && segment.holding != *holding;
    });
  }

  RunResult const& result_;
  RouteOption const& option_;
  std::vector<Station> posts_;
};

}  // namespace

std::vector<ObstacleStations> stations(RunResult const& result, RouteOption const& option) {
  return Proposer{result, option}.propose();
}

}  // namespace passage
