#include "passage/layers/road_costs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "passage/base/parallel.hpp"
#include "passage/layers/detail/link_consents.hpp"
#include "passage/layers/road_speeds.hpp"

namespace passage {

namespace {

/// Pieces shorter than this do not drive the quantum: they cost one quantum at least all the same, and the
/// range of labels stays above centuries.
constexpr double least_move_s = 1e-3;
constexpr double slowest_kmh = 1, fastest_kmh = 150;

bool is_usable(double number) {
  return std::isfinite(number) && number > 0;
}

struct Odd {
  std::size_t unusable = 0, absurd = 0, fallback = 0;
};

/// Takes every road; stands in where no vehicle is given.
VehicleProfile const& vehicle_of(Driving const& driving) {
  static VehicleProfile const any;
  return driving.vehicle ? *driving.vehicle : any;
}

RoadTime time_of(RoadFeature const& road, Driving const& driving, Odd& odd) {
  auto const& vehicle = vehicle_of(driving);
  RoadTime result;
  bool const has_duration = road.duration && is_usable(road.duration->value);
  bool const has_speed = road.speed && is_usable(road.speed->value);
  odd.unusable += (road.duration && !has_duration) || (road.speed && !has_speed);
  if (has_duration) {
    result = {*road.duration, TimeSource::duration};
  } else if (has_speed) {
    result = {road.length / *road.speed, TimeSource::speed};
  } else {
    bool const is_known = vehicle.classes.contains(road.road_class);
    result = {road.length / driving_speed(road, vehicle, driving.season),
              is_known ? TimeSource::road_class : TimeSource::fallback};
    odd.fallback += !is_known;
  }
  double const kmh = road.length.value / result.moving.value * 3.6;
  if (is_usable(road.length.value)) odd.absurd += kmh < slowest_kmh || kmh > fastest_kmh;
  return result;
}

void report(Odd const& odd, VehicleProfile const& vehicle, Context& context) {
  auto const add = [&](Severity severity, std::string code, std::size_t count, std::string const& what) {
    if (count > 0) context.find({severity, std::move(code), counted(count, what), "roads", "", count});
  };
  add(Severity::warning, "unusable_speeds", odd.unusable,
      "roads have a duration or speed that is not a positive number; it was taken as not given.");
  add(Severity::warning, "missing_speeds", odd.fallback,
      fmt::format("roads have neither duration, speed nor a known class; {:.0f} km/h was assumed.",
                  vehicle.unknown_road.value * 3.6));
  add(Severity::warning, "absurd_speeds", odd.absurd,
      fmt::format("roads are driven slower than {} or faster than {} km/h by their own figures.", slowest_kmh,
                  fastest_kmh));
}

TimeQuantum chosen_quantum(RoadGraph const& graph, std::vector<RoadTime> const& times) {
  double least = std::numeric_limits<double>::infinity();
  for (auto const& link : graph.links) {
    if (!link.is_crossing())
      least = std::min(least, times[link.feature].moving.value * (link.upto.value - link.from.value));
  }
  return TimeQuantum::for_least_move(Seconds{std::max(least, least_move_s)});
}

/// The links of every road.
std::vector<std::vector<std::uint32_t>> links_by_road(RoadGraph const& graph, std::size_t roads) {
  std::vector<std::vector<std::uint32_t>> links(roads);
  for (std::uint32_t i = 0; i < graph.links.size(); ++i) {
    if (!graph.links[i].is_crossing()) links[graph.links[i].feature].push_back(i);
  }
  return links;
}

Duration at_least_one(Duration time) {
  return std::max(time, Duration{1});
}

Duration delay_within(RoadFeature const& road, RoadLink const& link, TimeQuantum quantum) {
  return road.has_delay_within(link.from, link.upto) ? quantum.quantise(road.delay) : Duration{};
}

/// Exposure of a road's pieces as differences of its rounded running total.
void expose_pieces(RoadGraph& graph, std::vector<std::uint32_t> const& pieces, RoadFeature const& road,
                   Seconds time, HazardSurface const& hazard) {
  std::vector<Share> positions;
  for (auto const piece : pieces) {
    positions.push_back(graph.links[piece].from);
    positions.push_back(graph.links[piece].upto);
  }
  std::ranges::sort(positions);
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  auto const sums = hazard.running_rate(road.line, positions);
  auto const upto = [&](Share position) {
    auto const index = std::ranges::lower_bound(positions, position) - positions.begin();
    return quantise(hazard.exposure(sums[static_cast<std::size_t>(index)], time));
  };
  for (auto const piece : pieces) {
    auto& link = graph.links[piece];
    link.exposure = upto(link.upto) - upto(link.from);
    if (road.has_delay_within(link.from, link.upto)) {
      auto const rate = hazard.rate.at(point_at(road.line, road.delay_at)).value_or(hazard.mean_rate);
      link.exposure += quantise(hazard.exposure(rate, road.delay));
    }
  }
}

void cost_crossing(RoadGraph& graph, RoadLink& link, RoadCostInputs const& inputs) {
  auto const& gate = graph.gates[link.gate.value];
  auto const wait = gate.wait + gate.per_vehicle * std::max(0, inputs.vehicle_count - 1);
  link.length = Metres{0};
  link.time = at_least_one(graph.quantum.quantise(wait));
  link.exposure = FemtoEvents{};
  if (!inputs.hazard) return;
  auto const rate = inputs.hazard->rate.at(link.line.front()).value_or(inputs.hazard->mean_rate);
  link.exposure = quantise(inputs.hazard->exposure(rate, wait));
}

template <class Quantity>
bool is_below(std::optional<Quantity> limit, std::optional<Quantity> own) {
  return limit && own && *limit < *own;
}

std::string size_words(VehicleProfile const& vehicle) {
  std::string words;
  if (vehicle.height) words = fmt::format("{:g} m high", vehicle.height->value);
  if (vehicle.width)
    words += fmt::format("{}{:g} m wide", words.empty() ? "" : " and ", vehicle.width->value);
  return words;
}

/// Shuts what the vehicle may not or does not drive on.
class LinkShutter {
 public:
  LinkShutter(RoadGraph& graph, RoadCostInputs const& inputs) : graph_(graph), inputs_(inputs) {}

  void run() {
    auto const& vehicle = vehicle_of(inputs_.driving);
    for (auto& link : graph_.links) {
      auto const& road = inputs_.roads[link.feature];
      if (link.is_crossing()) {
        if (is_below(graph_.gates[link.gate.value].max_load, inputs_.load))
          shut(link, Obstacle::load_limit, link.gate.value, weak_gates_);
      } else if (road.status == RoadStatus::closed) {
        shut(link, Obstacle::closed_road, link.feature, closed_);
      } else if (!is_fit(road, vehicle)) {
        shut(link, Obstacle::unfit_road, link.feature, unfit_);
      } else if (road.status == RoadStatus::not_allowed) {
        shut(link, Obstacle::not_allowed, link.feature, not_allowed_);
      } else if (is_below(road.max_load, inputs_.load)) {
        shut(link, Obstacle::load_limit, link.feature, weak_roads_);
      } else if (is_below(road.max_axle_load, vehicle.axle_load)) {
        shut(link, Obstacle::load_limit, link.feature, weak_for_axles_);
      } else if (is_below(road.max_height, vehicle.height) || is_below(road.max_width, vehicle.width)) {
        shut(link, Obstacle::size_limit, link.feature, small_);
      } else if (road.status == RoadStatus::restricted) {
        restricted_.insert(link.feature);
      }
    }
  }

  void report(Context& context) const {
    auto const find = [&](Severity severity, char const* code, std::size_t count, std::string text) {
      if (count > 0) context.find({severity, code, std::move(text), "roads", "", count});
    };
    auto const weak = [&](std::size_t count, char const* what) {
      find(Severity::note, "load_limits", count,
           counted(count, fmt::format("{} {:g} t; they are impassable.", what,
                                      inputs_.load.value_or(Tonnes{}).value)));
    };
    weak(weak_roads_.size(), "roads carry less than");
    weak(weak_gates_.size(), "crossing points carry less than");
    auto const& vehicle = vehicle_of(inputs_.driving);
    find(Severity::note, "axle_limits", weak_for_axles_.size(),
         counted(weak_for_axles_.size(),
                 fmt::format("roads carry less than {:g} t on an axle; they are impassable.",
                             vehicle.axle_load.value_or(Tonnes{}).value)));
    find(Severity::note, "size_limits", small_.size(),
         counted(small_.size(),
                 fmt::format("roads are too low or too narrow for a vehicle that is {}; they are "
                             "impassable.",
                             size_words(vehicle))));
    find(Severity::note, "unfit_roads", unfit_.size(),
         counted(unfit_.size(), "roads are of a class or in a condition that the vehicle does not take."));
    find(Severity::warning, "closed_roads", closed_.size(),
         counted(closed_.size(), "roads are recorded as closed and are impassable."));
    find(Severity::note, "roads_not_allowed", not_allowed_.size(),
         counted(not_allowed_.size(),
                 "roads are private or not open to the vehicle by their access rules, and are impassable."));
    find(Severity::warning, "restricted_roads", restricted_.size(),
         counted(restricted_.size(),
                 "roads are recorded as restricted without saying how; they are taken as open."));
  }

 private:
  static void shut(RoadLink& link, Obstacle obstacle, std::uint32_t source,
                   std::set<std::uint32_t>& sources) {
    sources.insert(source);
    if (!link.is_passable()) return;
    link.obstacle = obstacle;
    link.obstacle_source = source;
  }

  RoadGraph& graph_;
  RoadCostInputs const& inputs_;
  std::set<std::uint32_t> unfit_, closed_, not_allowed_, restricted_, weak_roads_, weak_gates_,
      weak_for_axles_, small_;
};

}  // namespace

std::vector<RoadTime> road_times(std::span<RoadFeature const> roads, Driving const& driving,
                                 Context& context) {
  std::vector<RoadTime> times;
  times.reserve(roads.size());
  Odd odd;
  for (auto const& road : roads) times.push_back(time_of(road, driving, odd));
  report(odd, vehicle_of(driving), context);
  return times;
}

void cost_roads(RoadGraph& graph, RoadCostInputs const& inputs, Authorities& authorities, Context& context) {
  auto const times = road_times(inputs.roads, inputs.driving, context);
  graph.quantum = inputs.quantum ? *inputs.quantum : chosen_quantum(graph, times);
  auto const links = links_by_road(graph, inputs.roads.size());
  parallel_for(links.size(), context, [&](std::size_t road, int) {
    if (links[road].empty()) return;
    auto const whole = graph.quantum.quantise(times[road].moving);
    for (auto const number : links[road]) {
      auto& link = graph.links[number];
      link.time = at_least_one(piece_of(whole, link.from, link.upto));
      link.delay = delay_within(inputs.roads[road], link, graph.quantum);
      link.time += link.delay;
      link.length = inputs.roads[road].length * (link.upto.value - link.from.value);
      link.exposure = FemtoEvents{};
    }
    if (inputs.hazard)
      expose_pieces(graph, links[road], inputs.roads[road], times[road].moving, *inputs.hazard);
  });
  for (auto& link : graph.links) {
    if (link.is_crossing()) cost_crossing(graph, link, inputs);
  }
  LinkShutter shutter{graph, inputs};
  shutter.run();
  shutter.report(context);
  detail::set_consents(graph, authorities, context);
}

}  // namespace passage
