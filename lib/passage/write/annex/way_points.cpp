// The points that an agreement text names, in the direction of travel.
#include <algorithm>
#include <cmath>

#include "passage/geo/coordinate_rounding.hpp"
#include "passage/geo/line.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"
#include "passage/write/annex.hpp"

namespace passage {

namespace {

constexpr Metres same_point{30};  // nearer than this two points of the text are one

/// At most forty posts, at round kilometres.
Metres post_step(Metres length) {
  double step_km = 1;
  for (int i = 0; length / kilometre / step_km > 40 && i < 20; ++i) step_km *= i % 3 == 1 ? 2.5 : 2;
  return kilometre * step_km;
}

/// Nothing else takes the place of these.
bool is_always_named(WayPointKind kind) {
  return kind == WayPointKind::crossing || kind == WayPointKind::start || kind == WayPointKind::end ||
         kind == WayPointKind::assembly || kind == WayPointKind::fall_back;
}

class Collector {
 public:
  Collector(RunResult const& result, std::size_t number)
      : result_(result), number_(number), option_(result.options[number]) {}

  std::vector<WayPoint> collect() {
    auto const length = option_.assessment.length;
    add(WayPointKind::start, Metres{0}, place_name(option_.from));
    add(WayPointKind::end, length, place_name(option_.to));
    for (auto const& crossing : option_.assessment.crossings) add_crossing(crossing);
    add_changes();
    add_places();
    add_stations();
    for (auto at = post_step(length); at < length - post_step(length) * 0.3; at += post_step(length))
      add(WayPointKind::kilometre_post, at, {});
    add_bends();
    std::ranges::stable_sort(points_, {}, &WayPoint::at);
    for (auto& point : points_) complete(point);
    return std::move(points_);
  }

 private:
  std::string place_name(std::size_t index) const {
    return index < result_.places.size() ? result_.places[index].name : std::string{};
  }

  bool is_taken(Metres at) const {
    return std::ranges::any_of(
        points_, [&](WayPoint const& other) { return std::abs((other.at - at).value) < same_point.value; });
  }

  void add(WayPointKind kind, Metres at, std::string name, GateId gate = {}) {
    if (!is_always_named(kind) && is_taken(at)) return;
    WayPoint point;
    point.option = number_;
    point.kind = kind;
    point.at = at;
    point.name = std::move(name);
    point.gate = gate;
    points_.push_back(std::move(point));
  }

  void add_crossing(RouteCrossing const& crossing) {
    auto const& gate = result_.graph.gates[crossing.gate.value];
    add(WayPointKind::crossing, crossing.at, gate.name.empty() ? gate.id : gate.name, crossing.gate);
  }

  void add_changes() {
    auto const& segments = option_.assessment.segments;
    for (std::size_t i = 1; i < segments.size(); ++i) {
      if (segments[i].is_control_considered && segments[i].holding != segments[i - 1].holding)
        add(WayPointKind::change_of_control, segments[i].from, {});
    }
  }

  void add_places() {
    for (auto const* list : {&result_.places, &result_.base.places}) {
      for (auto const& place : *list) {
        if (std::ranges::find(option_.via, place.name) == option_.via.end()) continue;
        auto const foot = nearest_on(option_.line, place.point);
        if (foot.distance < 5000)
          add(WayPointKind::place, option_.assessment.length * foot.position.value, place.name);
      }
    }
  }

  /// A place that serves several obstacles is one point with all of them in its remark.
  void add_stations() {
    for (auto const& obstacle : stations(result_, option_)) {
      auto const before = obstacle.obstacle.empty() ? "change of control at km " +
                                                          std::to_string(std::lround(obstacle.at / kilometre))
                                                    : obstacle.obstacle;
      if (obstacle.assembly) add_station(WayPointKind::assembly, *obstacle.assembly, before);
      if (obstacle.fall_back) add_station(WayPointKind::fall_back, *obstacle.fall_back, before);
    }
  }
  void add_station(WayPointKind kind, Station const& station, std::string const& before) {
    auto const is_same = [&](WayPoint const& point) {
      return point.kind == kind && point.name == station.name && point.at == station.at;
    };
    auto const found = std::ranges::find_if(points_, is_same);
    if (found != points_.end()) {
      found->remark += ", " + before;
      return;
    }
    add(kind, station.at, station.name);
    points_.back().remark = "proposal, to be confirmed; before " + before;
  }

  /// Bends of the line, so that straight lines from point to point stay near it.
  void add_bends() {
    auto const along = running_lengths(option_.line);
    if (along.empty() || along.back() <= 0) return;
    auto const thin = simplified(option_.line, annex_tolerance.value);
    std::size_t vertex = 0;
    for (auto const& point : thin) {
      while (vertex + 1 < option_.line.size() && option_.line[vertex] != point) ++vertex;
      add(WayPointKind::bend, option_.assessment.length * (along[vertex] / along.back()), {});
    }
  }

  void complete(WayPoint& point) const {
    auto const& sheet = option_.assessment;
    double const share = sheet.length.value > 0 ? point.at / sheet.length : 0;
    auto const grid = result_.facts.coordinate_grid;
    point.point = snapped(point_at(option_.line, Share{std::clamp(share, 0.0, 1.0)}), grid);
    point.place = rounded(to_degrees_.lon_lat(point.point), degree_decimals(grid));
    for (auto const& segment : sheet.segments) {
      if (segment.from > point.at) break;
      point.holding = segment.holding;
      point.is_control_considered = segment.is_control_considered;
    }
    point.has_time = sheet.moving_time.has_value();
    if (point.has_time) set_times(point);
    if (sheet.plan) point.planned = planned_arrival(*sheet.plan, point.at);
  }

  /// On the way there; between the plan's steps in proportion to the driving time, over which halts and
  /// reserve are spread.
  Seconds planned_arrival(MovementPlan const& plan, Metres at) const {
    constexpr Metres alike{1};
    Metres before;
    auto left = plan.departure;
    for (auto const& step : plan.steps) {
      if (step.is_return) break;
      if (step.kind == StepKind::load) continue;
      if (at <= step.at + alike) return left + (step.begin - left) * share_driven(before, at, step.at);
      before = step.at;
      left = step.end;
    }
    return left + (plan.arrival - left) * share_driven(before, at, option_.assessment.length);
  }

  double share_driven(Metres from, Metres at, Metres upto) const {
    auto const whole = driven(upto) - driven(from);
    return whole.value > 0 ? std::clamp((driven(at) - driven(from)) / whole, 0.0, 1.0) : 1;
  }

  /// Moving time from the start.
  Seconds driven(Metres at) const {
    Seconds moving;
    for (auto const& segment : option_.assessment.segments) {
      auto const upto = std::min(segment.upto, at);
      if (upto <= segment.from || segment.upto <= segment.from) continue;
      moving += segment.time * ((upto - segment.from) / (segment.upto - segment.from));
    }
    return moving;
  }

  void set_times(WayPoint& point) const {
    auto const moving = driven(point.at);
    Seconds least, most;
    for (auto const& crossing : option_.assessment.crossings) {
      if (crossing.at >= point.at) continue;  // the wait comes after arriving there
      auto const& gate = result_.graph.gates[crossing.gate.value];
      least += gate.wait_least.value_or(gate.wait);
      most += gate.wait_most.value_or(gate.wait);
    }
    constexpr double slower = 1.25;
    point.earliest = moving + least;
    point.latest = moving * slower + most;
  }

  RunResult const& result_;
  std::size_t number_;
  RouteOption const& option_;
  Projector to_degrees_{result_.frame.grid.crs, Crs{}};
  std::vector<WayPoint> points_;
};

}  // namespace

std::vector<WayPoint> way_points(RunResult const& result) {
  std::vector<WayPoint> all;
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    if (result.options[i].line.size() < 2) continue;
    auto const points = Collector{result, i}.collect();
    all.insert(all.end(), points.begin(), points.end());
  }
  return all;
}

}  // namespace passage
