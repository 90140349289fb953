#include "passage/align/detail/cut_roads.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "passage/align/detail/place_roads.hpp"
#include "passage/base/parallel.hpp"

namespace passage::detail {

namespace {

constexpr double shortest_piece_m = 1;  // changes nearer than this to a node happen at the node
constexpr double far_from_road_m = 2000;

/// What a piece of one road may cross, as stretches of it.
struct RoadCover {
  std::vector<ControlMap::HeldStretch> held;
  std::vector<Stretch> restricted;  ///< with the indices of the areas
  std::vector<Stretch> agreed;      ///< with the indices of the consent areas
  std::vector<RoadStretch> closed, verified;
};

template <class Part>
Part const* covering(std::vector<Part> const& parts, double position) {
  for (auto const& part : parts) {
    if (part.from.value <= position && position <= part.upto.value) return &part;
  }
  return nullptr;
}

std::vector<RoadCover> cover_roads(RoadGraphInputs const& inputs, IndexedRoads const& roads,
                                   Context& context) {
  std::vector<RoadCover> covers(roads.lines.size());
  for (auto const& stretch :
       closed_stretches(roads, inputs.closures, inputs.closure_buffer, inputs.when, context)) {
    covers[stretch.road].closed.push_back(stretch);
  }
  for (auto const& stretch : roads_along(roads, inputs.verified_roads, inputs.verified_buffer))
    covers[stretch.road].verified.push_back(stretch);
  std::vector<MultiPolygon> areas;
  for (auto const& area : inputs.restricted) areas.push_back(area.area);
  AreaIndex const restricted{areas};
  std::vector<MultiPolygon> named;
  for (auto const& area : inputs.consent_areas) named.push_back(area.area);
  AreaIndex const agreed{named};
  Metres const shortest{std::max(shortest_piece_m, inputs.snap.value)};
  parallel_for(covers.size(), context, [&](std::size_t road, int) {
    if (roads.junctions.stops[road].empty()) return;
    if (inputs.control) covers[road].held = inputs.control->stretches(roads.lines[road], shortest);
    if (!areas.empty()) covers[road].restricted = restricted.stretches(roads.lines[road], shortest_piece_m);
    if (!named.empty()) covers[road].agreed = agreed.stretches(roads.lines[road], shortest_piece_m);
  });
  return covers;
}

/// The place of every line in their order by coordinates.
std::vector<std::uint32_t> ranks_of(std::vector<Line> const& lines) {
  std::vector<std::uint32_t> order(lines.size()), ranks(lines.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return lines[a] < lines[b]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

class Cutter {
 public:
  Cutter(RoadGraphInputs const& inputs, IndexedRoads const& roads, Context& context)
      : inputs_(inputs), roads_(roads), context_(context), feet_(roads.lines.size()) {}

  GraphDraft run() {
    draft_.nodes = roads_.junctions.nodes;
    draft_.road_ranks = ranks_of(roads_.lines);
    draft_.gates.assign(inputs_.gates.begin(), inputs_.gates.end());
    bind_gates();
    bind_places();
    auto const covers = cover_roads(inputs_, roads_, context_);
    for (std::size_t road = 0; road < roads_.lines.size(); ++road) {
      if (!roads_.junctions.stops[road].empty()) cut(road, covers[road]);
    }
    for (auto const& [holding, index] : holdings_) draft_.holdings[index] = holding;
    return std::move(draft_);
  }

 private:
  /// A crossing point or a place that wants a node on a road.
  struct Foothold {
    double position;
    NodeId* node;
  };
  using Cuts = std::map<double, NodeId>;

  void bind_gates() {
    draft_.gate_nodes.resize(draft_.gates.size());
    for (std::size_t i = 0; i < draft_.gates.size(); ++i) {
      auto const& gate = draft_.gates[i];
      auto const spot = roads_.index.nearest(gate.point, std::numeric_limits<double>::infinity());
      if (spot && spot->foot.distance <= inputs_.gate_snap.value) {
        feet_[spot->line].push_back({spot->foot.position.value, &draft_.gate_nodes[i]});
        continue;
      }
      context_.find(
          {Severity::serious, "gate_off_road",
           fmt::format("Crossing point {} lies {:.1f} km from the nearest road, farther than {:.1f} km, "
                       "and was left out.",
                       gate.name, spot ? spot->foot.distance / 1000 : 0, inputs_.gate_snap / kilometre),
           "gates", fmt::format("{:.4f} {:.4f}", gate.place.lon, gate.place.lat)});
    }
  }

  void bind_places() {
    Problems off_network;
    PlaceRoads const finder{inputs_, roads_, draft_.road_ranks};
    draft_.connections.resize(inputs_.places.size());
    for (std::size_t i = 0; i < inputs_.places.size(); ++i) {
      auto const& place = inputs_.places[i];
      auto const found = finder.find(place.point);
      if (!found) {
        auto const spot = roads_.index.nearest(place.point, std::numeric_limits<double>::infinity());
        off_network.add(
            {"origin_off_network", place.name,
             fmt::format("lies {:.1f} km from the nearest road, expected at most {:.1f} km",
                         spot ? spot->foot.distance / 1000 : 0, inputs_.connect_limit / kilometre),
             "check its coordinates, or give roads that reach it"});
        continue;
      }
      auto const& spot = found->spot;
      auto& connection = draft_.connections[i];
      connection.road = spot.line;
      connection.position = spot.foot.position;
      connection.distance = Metres{spot.foot.distance};
      connection.foot = spot.foot.point;
      connection.crosses = found->crosses;
      feet_[spot.line].push_back({spot.foot.position.value, &connection.node});
      report_place(place, *found);
    }
    off_network.throw_if_any(ErrorKind::input);
  }

  void report_place(Place const& place, PlaceFoot const& foot) {
    double const km = foot.spot.foot.distance / 1000;
    if (foot.spot.foot.distance > far_from_road_m) {
      context_.find({Severity::warning, "place_far_from_road",
                     fmt::format("{} lies {:.1f} km from the road it joins; the way between is counted as a "
                                 "straight line.",
                                 place.name, km),
                     "places", place.name});
    }
    if (foot.crosses) {
      context_.find({Severity::serious, "place_across_a_line",
                     fmt::format("{} joins a road {:.1f} km away across a barrier, a line of control or an "
                                 "explosive hazard: none is near on its own side.",
                                 place.name, km),
                     "places", place.name});
    } else if (foot.skipped) {
      context_.find(
          {Severity::note, "place_joined_on_its_side",
           fmt::format("{} joins a road {:.2f} km away; one {:.2f} km away lies across a barrier, a line "
                       "of control or an explosive hazard.",
                       place.name, km, *foot.skipped / kilometre),
           "places", place.name});
    }
  }

  void cut(std::size_t road, RoadCover const& cover) {
    auto const& line = roads_.lines[road];
    double const whole = length(line);
    Cuts cuts;
    for (auto const& stop : roads_.junctions.stops[road]) cuts.emplace(stop.position.value, stop.node);
    std::ranges::sort(feet_[road], {}, &Foothold::position);
    for (auto const& foot : feet_[road]) *foot.node = node_at(cuts, line, foot.position, whole);
    for (double const position : changes(cover)) node_at(cuts, line, position, whole);
    for (auto piece = cuts.begin(), next = std::next(piece); next != cuts.end(); piece = next++)
      add_piece(road, cover, *piece, *next);
  }

  /// The node within a metre of a position, or a new one there.
  NodeId node_at(Cuts& cuts, Line const& line, double position, double whole) {
    auto const after = cuts.lower_bound(position);
    double const reach = shortest_piece_m / whole;
    auto nearest = cuts.end();
    if (after != cuts.end() && after->first - position < reach) nearest = after;
    if (after != cuts.begin()) {
      auto const before = std::prev(after);
      bool const is_nearer = nearest == cuts.end() || position - before->first < nearest->first - position;
      if (position - before->first < reach && is_nearer) nearest = before;
    }
    if (nearest != cuts.end()) return nearest->second;
    NodeId const node{static_cast<std::uint32_t>(draft_.nodes.size())};
    draft_.nodes.push_back(point_at(line, Share{position}));
    cuts.emplace(position, node);
    return node;
  }

  static std::vector<double> changes(RoadCover const& cover) {
    std::vector<double> positions;
    auto const add = [&positions](auto const& stretches) {
      for (auto const& stretch : stretches) {
        positions.push_back(stretch.from.value);
        positions.push_back(stretch.upto.value);
      }
    };
    add(cover.held);
    add(cover.restricted);
    add(cover.agreed);
    add(cover.closed);
    add(cover.verified);
    std::ranges::sort(positions);
    return positions;
  }

  void add_piece(std::size_t road, RoadCover const& cover, Cuts::value_type const& first,
                 Cuts::value_type const& last) {
    RoadLink link;
    link.start = first.second;
    link.end = last.second;
    link.feature = static_cast<std::uint32_t>(road);
    link.from = Share{first.first};
    link.upto = Share{last.first};
    link.line = part_of(roads_.lines[road], link.from, link.upto);
    link.is_one_way = inputs_.roads[road].is_one_way;
    double const middle = (first.first + last.first) / 2;
    if (auto const* held = covering(cover.held, middle)) link.holding = holding_index(held->holding);
    if (auto const* closed = covering(cover.closed, middle))
      set_obstacle(link, Obstacle::closure, closed->source);
    bool const is_verified = covering(cover.verified, middle) != nullptr;
    if (auto const* areas = covering(cover.restricted, middle))
      restrict_link(link, areas->areas, is_verified);
    if (auto const* agreed = covering(cover.agreed, middle)) {
      for (auto const area : agreed->areas) link.area_consents |= inputs_.consent_areas[area].parties;
    }
    draft_.links.push_back(std::move(link));
  }

  static void set_obstacle(RoadLink& link, Obstacle obstacle, std::size_t source) {
    link.obstacle = obstacle;
    link.obstacle_source = static_cast<std::uint32_t>(source);
  }

  /// An explosive hazard outranks a closure, a closure an area to avoid.
  void restrict_link(RoadLink& link, std::vector<std::size_t> const& areas, bool is_verified) const {
    for (auto const number : areas) {
      auto const& area = inputs_.restricted[number];
      link.avoid_factor = std::max(link.avoid_factor, area.avoid_factor);
      if (area.is_explosive_hazard && !is_verified && link.obstacle != Obstacle::explosive_hazard)
        set_obstacle(link, Obstacle::explosive_hazard, number);
      if (area.is_forbidden && link.is_passable()) set_obstacle(link, Obstacle::avoid_area, number);
    }
  }

  std::uint32_t holding_index(Holding const& holding) {
    auto const [entry, is_new] =
        holdings_.try_emplace(holding, static_cast<std::uint32_t>(draft_.holdings.size()));
    if (is_new) draft_.holdings.emplace_back();
    return entry->second;
  }

  RoadGraphInputs const& inputs_;
  IndexedRoads const& roads_;
  Context& context_;
  std::vector<std::vector<Foothold>> feet_;
  std::map<Holding, std::uint32_t> holdings_;
  GraphDraft draft_;
};

}  // namespace

GraphDraft cut_roads(RoadGraphInputs const& inputs, IndexedRoads const& roads, Context& context) {
  return Cutter{inputs, roads, context}.run();
}

}  // namespace passage::detail
