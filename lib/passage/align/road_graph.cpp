#include "passage/align/road_graph.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "passage/align/closures.hpp"
#include "passage/align/detail/crossings.hpp"
#include "passage/align/detail/cut_roads.hpp"
#include "passage/align/detail/disjoint_sets.hpp"
#include "passage/align/detail/turn_copies.hpp"

namespace passage {

namespace {

/// The roads' lines; empty where one has no length, so that nothing binds to it.
std::vector<Line> lines_of(std::span<RoadFeature const> roads) {
  std::vector<Line> lines;
  lines.reserve(roads.size());
  for (auto const& road : roads) {
    bool const has_length = road.line.size() > 1 && length(road.line) > 0;
    lines.push_back(has_length ? road.line : Line{});
  }
  return lines;
}

std::vector<std::span<std::int64_t const>> node_ids_of(std::span<RoadFeature const> roads) {
  std::vector<std::span<std::int64_t const>> ids;
  if (std::ranges::all_of(roads, [](RoadFeature const& road) { return road.node_ids.empty(); })) return ids;
  ids.reserve(roads.size());
  for (auto const& road : roads) ids.emplace_back(road.node_ids);
  return ids;
}

/// Lines that cannot be driven for want of length, and lines drawn twice.
void report_odd_roads(std::vector<Line> const& lines, Context& context) {
  std::size_t without_length = 0, repeated = 0;
  std::vector<Line> seen;
  for (auto const& line : lines) {
    if (line.empty()) {
      ++without_length;
      continue;
    }
    seen.push_back(std::min(line, reversed(line)));
  }
  std::ranges::sort(seen);
  for (std::size_t i = 1; i < seen.size(); ++i) repeated += seen[i] == seen[i - 1];
  if (without_length == lines.size())
    throw Error{ErrorKind::input, "no_roads", "roads: no road has any length, expected at least one"};
  if (without_length > 0) {
    context.find({Severity::warning, "zero_length_roads",
                  counted(without_length, "roads have no length; they are left out."), "roads", "",
                  without_length});
  }
  if (repeated > 0) {
    context.find({Severity::note, "duplicate_roads",
                  counted(repeated, "roads are drawn more than once, point for point."), "roads", "",
                  repeated});
  }
}

/// Which nodes hang together, open or not, and how long the roads of each part are.
struct Parts {
  std::vector<std::size_t> part_of_node;
  std::map<std::size_t, double> lengths;
};

Parts parts_of(RoadGraph const& graph) {
  detail::DisjointSets sets{graph.nodes.size()};
  for (auto const& link : graph.links) sets.join(link.start.value, link.end.value);
  Parts parts;
  for (std::size_t node = 0; node < graph.nodes.size(); ++node)
    parts.part_of_node.push_back(sets.representative(node));
  std::set<std::pair<std::uint32_t, Share>> counted;  // turn restrictions drive a piece by several links
  for (auto const& link : graph.links) {
    bool const is_new = link.is_crossing() || counted.insert({link.feature, link.from}).second;
    parts.lengths[parts.part_of_node[link.start.value]] += is_new ? length(link.line) : 0;
  }
  return parts;
}

void report_parts(RoadNetwork const& network, std::span<Place const> places, Context& context) {
  auto const parts = parts_of(network.graph);
  if (parts.lengths.size() < 2) return;
  double whole = 0;
  auto largest = parts.lengths.begin();
  for (auto part = parts.lengths.begin(); part != parts.lengths.end(); ++part) {
    whole += part->second;
    if (part->second > largest->second) largest = part;
  }
  context.find(
      {Severity::note, "roads_disconnected",
       fmt::format("The roads fall into {} parts that do not join; the largest has {:.1f} of {:.1f} km.",
                   parts.lengths.size(), largest->second / 1000, whole / 1000),
       "roads", "", parts.lengths.size() - 1});
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto const part = parts.part_of_node[network.connections[i].node.value];
    if (part == largest->first) continue;
    context.find(
        {Severity::serious, "places_disconnected",
         fmt::format("{} lies on a part of the roads of {:.1f} km that does not join the largest part.",
                     places[i].name, parts.lengths.at(part) / 1000),
         "roads", places[i].name});
  }
}

}  // namespace

RoadNetwork build_road_graph(RoadGraphInputs const& inputs, Context& context) {
  auto const lines = lines_of(inputs.roads);
  report_odd_roads(lines, context);
  auto const junctions = find_junctions(lines, inputs.snap, node_ids_of(inputs.roads));
  LineIndex const index{lines};
  auto draft = detail::cut_roads(inputs, {lines, junctions, index}, context);
  detail::order_by_geometry(draft);
  detail::add_crossings(draft, inputs, context);
  detail::copy_restricted_turns(draft, inputs.turn_restrictions, context);
  detail::order_by_geometry(draft);

  RoadNetwork network;
  network.graph.nodes = std::move(draft.nodes);
  network.graph.links = std::move(draft.links);
  network.graph.holdings = std::move(draft.holdings);
  network.graph.gates = std::move(draft.gates);
  network.graph.index();
  network.connections = std::move(draft.connections);
  report_parts(network, inputs.places, context);
  return network;
}

}  // namespace passage
