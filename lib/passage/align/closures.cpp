#include "passage/align/closures.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "passage/align/detail/disjoint_sets.hpp"
#include "passage/align/detail/running_along.hpp"
#include "passage/geo/area_index.hpp"

namespace passage {

namespace {

constexpr double least_in_buffers = 4;  // contract: at least 4 × buffer
constexpr double point_reach_m = 5;     // a closed spot: ten metres of road
constexpr double touching_m = 1;        // a stretch this near to a road's end reaches its node
constexpr double same_distance_m = 1;   // roads this much farther are met by a point as well (junctions)

struct Candidate {
  std::size_t road;
  detail::MetreStretch stretch;
  double road_length;
};

/// Adds up stretches that meet at a junction and keeps those whose sum is long enough.
std::vector<Candidate> long_enough(std::vector<Candidate> const& candidates, Junctions const& junctions,
                                   double least_m) {
  detail::DisjointSets sets{candidates.size()};
  std::map<NodeId, std::size_t> reached;
  auto const reach = [&](std::size_t candidate, NodeId node) {
    auto const [entry, is_new] = reached.try_emplace(node, candidate);
    if (!is_new) sets.join(candidate, entry->second);
  };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    auto const& stops = junctions.stops[candidates[i].road];
    if (candidates[i].stretch.from <= touching_m) reach(i, stops.front().node);
    if (candidates[i].stretch.upto >= candidates[i].road_length - touching_m) reach(i, stops.back().node);
  }
  std::vector<double> sums(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i)
    sums[sets.representative(i)] += candidates[i].stretch.length();
  std::vector<Candidate> kept;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (sums[sets.representative(i)] >= least_m) kept.push_back(candidates[i]);
  }
  return kept;
}

void add_roads_along(IndexedRoads const& roads, Line const& other, double buffer, std::size_t source,
                     std::vector<RoadStretch>& found) {
  std::vector<Candidate> candidates;
  for (auto const road : roads.index.near(bounds(other).grown(buffer))) {
    double const road_length = length(roads.lines[road]);
    if (road_length == 0) continue;
    for (auto const& stretch : detail::stretches_along(roads.lines[road], other, buffer))
      candidates.push_back({road, stretch, road_length});
  }
  for (auto const& kept : long_enough(candidates, roads.junctions, least_in_buffers * buffer)) {
    found.push_back({kept.road, Share{std::max(0.0, kept.stretch.from / kept.road_length)},
                     Share{std::min(1.0, kept.stretch.upto / kept.road_length)}, source});
  }
}

void add_roads_at(IndexedRoads const& roads, Point point, double buffer, std::size_t source,
                  std::vector<RoadStretch>& found) {
  auto const nearest = roads.index.nearest(point, buffer);
  if (!nearest) return;
  for (auto const& spot : roads.index.within(point, nearest->foot.distance + same_distance_m)) {
    double const road_length = length(roads.lines[spot.line]);
    if (road_length == 0) continue;
    double const reach = point_reach_m / road_length;
    found.push_back({spot.line, Share{std::max(0.0, spot.foot.position.value - reach)},
                     Share{std::min(1.0, spot.foot.position.value + reach)}, source});
  }
}

void add_roads_in(IndexedRoads const& roads, MultiPolygon const& area, std::size_t source,
                  std::vector<RoadStretch>& found) {
  AreaIndex const index{{area}};
  for (auto const road : roads.index.near(bounds(area))) {
    if (length(roads.lines[road]) == 0) continue;
    for (auto const& stretch : index.stretches(roads.lines[road])) {
      if (!stretch.areas.empty()) found.push_back({road, stretch.from, stretch.upto, source});
    }
  }
}

struct AddClosed {
  IndexedRoads const& roads;
  double buffer;
  std::size_t source;
  std::vector<RoadStretch>& found;

  void operator()(std::monostate) const {}
  void operator()(MultiPoint const& points) const {
    for (auto const& point : points) add_roads_at(roads, point, buffer, source, found);
  }
  void operator()(MultiLine const& lines) const {
    for (auto const& line : lines) add_roads_along(roads, line, buffer, source, found);
  }
  void operator()(MultiPolygon const& area) const { add_roads_in(roads, area, source, found); }
};

/// The outlines of a geometry; a point is a line of one point.
std::vector<Line> outlines(Geometry const& geometry) {
  std::vector<Line> lines;
  if (auto const* points = std::get_if<MultiPoint>(&geometry)) {
    for (auto const& point : *points) lines.push_back({point});
  } else if (auto const* parts = std::get_if<MultiLine>(&geometry)) {
    lines = *parts;
  } else if (auto const* polygons = std::get_if<MultiPolygon>(&geometry)) {
    for (auto const& polygon : *polygons) lines.push_back(polygon.outer);
  }
  return lines;
}

/// Two lines that do not meet are nearest at a vertex of one of them.
double distance_to_roads(IndexedRoads const& roads, Geometry const& geometry) {
  double least = std::numeric_limits<double>::infinity();
  for (auto const& line : outlines(geometry)) {
    if (line.size() > 1 && !roads.index.meetings(line).empty()) return 0;
    for (auto const& point : line) {
      if (auto const spot = roads.index.nearest(point, least)) least = std::min(least, spot->foot.distance);
    }
    if (line.size() < 2) continue;
    auto const reach = bounds(line).grown(least);
    for (auto const road : roads.index.near(reach)) {
      for (auto const& point : roads.lines[road]) {
        if (reach.contains(point)) least = std::min(least, nearest_on(line, point).distance);
      }
    }
  }
  return least;
}

std::string distance_text(double distance_m) {
  if (distance_m == std::numeric_limits<double>::infinity()) return "there is no road";
  return fmt::format("the nearest road is {:.1f} km away", distance_m / 1000);
}

bool is_in_force(Closure const& closure, Date when) {
  return (!closure.from || *closure.from <= when) && (!closure.upto || when <= *closure.upto);
}

}  // namespace

std::vector<RoadStretch> roads_along(IndexedRoads const& roads, std::vector<Line> const& others,
                                     Metres buffer) {
  std::vector<RoadStretch> found;
  for (std::size_t i = 0; i < others.size(); ++i) add_roads_along(roads, others[i], buffer.value, i, found);
  return found;
}

std::vector<RoadStretch> closed_stretches(IndexedRoads const& roads, std::span<Closure const> closures,
                                          Metres buffer, Date when, Context& context) {
  std::vector<RoadStretch> found;
  std::size_t out_of_force = 0;
  for (std::size_t i = 0; i < closures.size(); ++i) {
    context.check_cancel();
    auto const& closure = closures[i];
    auto const before = found.size();
    std::visit(AddClosed{roads, buffer.value, i, found}, closure.geometry);
    if (found.size() > before) {
      if (is_in_force(closure, when)) continue;
      found.resize(before);
      ++out_of_force;
      continue;
    }
    context.find({Severity::warning, "closure_closes_nothing",
                  fmt::format("Road closure {} closes no road: {}.", closure.name,
                              distance_text(distance_to_roads(roads, closure.geometry))),
                  "closures", closure.name});
  }
  if (out_of_force > 0) {
    context.find(
        {Severity::note, "closure_not_in_force",
         counted(out_of_force,
                 fmt::format("road closures are not in force on {}; they are left out.", format_date(when))),
         "closures", "", out_of_force});
  }
  return found;
}

}  // namespace passage
