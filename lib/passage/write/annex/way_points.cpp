// The points that an agreement text names, in the direction of travel.
#include <algorithm>
#include <cmath>

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

double rounded(double degrees) {
  return std::round(degrees * 1e6) / 1e6;
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
    bool const is_named =
        kind == WayPointKind::crossing || kind == WayPointKind::start || kind == WayPointKind::end;
    if (!is_named && is_taken(at)) return;
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
    point.point = point_at(option_.line, Share{std::clamp(share, 0.0, 1.0)});
    auto const exact = to_degrees_.lon_lat(point.point);
    point.place = {rounded(exact.lon), rounded(exact.lat)};
    for (auto const& segment : sheet.segments) {
      if (segment.from > point.at) break;
      point.holding = segment.holding;
      point.is_control_considered = segment.is_control_considered;
    }
    point.has_time = sheet.moving_time.has_value();
    if (point.has_time) set_times(point);
  }

  void set_times(WayPoint& point) const {
    Seconds moving, least, most;
    for (auto const& segment : option_.assessment.segments) {
      auto const upto = std::min(segment.upto, point.at);
      if (upto <= segment.from || segment.upto <= segment.from) continue;
      moving += segment.time * ((upto - segment.from) / (segment.upto - segment.from));
    }
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
