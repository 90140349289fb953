#include "passage/algorithms/written_routes.hpp"

#include <fmt/core.h>

#include "passage/geo/mgrs.hpp"
#include "passage/model/path.hpp"
#include "passage/search/network/dijkstra.hpp"
#include "passage/write/features.hpp"

namespace passage {

namespace {

void append(Line& line, Line const& part) {
  for (auto const point : part) {
    if (line.empty() || !(line.back() == point)) line.push_back(point);
  }
}

class Joiner {
 public:
  Joiner(PreparedCase const& prepared, Context& context) : prepared_(prepared), context_(context) {
    if (!prepared.roads.empty()) search_.emplace(prepared.network.graph);
  }

  WrittenRoute join(WrittenProposal const& proposal, std::size_t first) const {
    WrittenRoute route;
    route.name = proposal.name;
    for (std::size_t i = 0; i < proposal.places.size(); ++i) {
      auto const point = prepared_.result.places[first + i].point;
      route.stops.push_back(point);
      if (i == 0) continue;
      auto const leg = on_roads(first + i - 1, first + i);
      if (leg.empty()) {
        route.straight += Metres{distance(route.stops[i - 1], point)};
        append(route.line, {route.stops[i - 1], point});
      } else {
        append(route.line, leg);
      }
    }
    if (route.line.size() < 2) route.line = {route.stops.front(), route.stops.back()};
    return route;
  }

 private:
  /// The quickest way on roads between two connected places; empty when there is none.
  Line on_roads(std::size_t from, std::size_t to) const {
    if (!search_) return {};
    auto const& connections = prepared_.network.connections;
    auto const start = connections[from].node, end = connections[to].node;
    if (start == end) return {};
    auto const costs = least_costs(*search_, start, {}, context_);
    auto links = trace(*search_, costs, end);
    if (links.empty()) return {};
    auto const& graph = prepared_.network.graph;
    return line_of(graph, path_along(graph, std::move(links)));
  }

  PreparedCase const& prepared_;
  Context& context_;
  std::optional<SearchGraph> search_;
};

}  // namespace

std::vector<WrittenRoute> join_places(std::vector<WrittenProposal> const& proposals,
                                      PreparedCase const& prepared, std::size_t first_stop,
                                      Context& context) {
  Joiner const joiner{prepared, context};
  std::vector<WrittenRoute> routes;
  routes.reserve(proposals.size());
  for (auto const& proposal : proposals) {
    routes.push_back(joiner.join(proposal, first_stop));
    first_stop += proposal.places.size();
    auto const& route = routes.back();
    context.find({Severity::note, "proposal_read",
                  fmt::format("{} was read as {} places{}; look at the drawn reading before it is used",
                              route.name, route.stops.size(),
                              prepared.roads.empty() ? " joined by straight lines"
                                                     : " joined by the quickest way on the roads"),
                  "proposals", "", 1});
    if (prepared.roads.empty() || !(route.straight.value > 0)) continue;
    context.find(
        {Severity::warning, "joined_straight",
         fmt::format("{}: {:.1f} km between places are joined by straight lines, no road leads there",
                     route.name, route.straight / kilometre),
         "proposals", "", 1});
  }
  return routes;
}

void write_reading(std::filesystem::path const& path, std::vector<WrittenProposal> const& proposals,
                   std::vector<WrittenRoute> const& routes, Crs const& frame) {
  FeatureLayer lines, points;
  lines.name = "reading_lines";
  lines.description = "Proposals as they were read: to be confirmed by whoever wrote them";
  lines.geometry = GeometryKind::line;
  lines.crs = points.crs = frame;
  lines.columns = {{"proposal", ColumnKind::text, "Proposal"},
                   {"length_km", ColumnKind::number, "Drawn length (km)"},
                   {"straight_km", ColumnKind::number, "Joined by straight lines (km)"}};
  points.name = "reading_points";
  points.description = "Places as they were read: to be confirmed by whoever wrote them";
  points.geometry = GeometryKind::point;
  points.columns = {{"proposal", ColumnKind::text, "Proposal"},
                    {"number", ColumnKind::whole, "Number"},
                    {"written", ColumnKind::text, "As written"},
                    {"read_as", ColumnKind::text, "Read as"},
                    {"name", ColumnKind::text, "Name"},
                    {"decimal", ColumnKind::text, "Degrees"},
                    {"dms", ColumnKind::text, "Degrees, minutes, seconds"},
                    {"mgrs", ColumnKind::text, "MGRS"}};
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    auto const& route = routes[i];
    lines.features.push_back(
        {0, MultiLine{route.line}, {route.name, length(route.line) / 1000, route.straight / kilometre}});
    for (std::size_t k = 0; k < proposals[i].places.size(); ++k) {
      auto const& written = proposals[i].places[k];
      auto const place = written.place.place;
      points.features.push_back(
          {0,
           MultiPoint{route.stops[k]},
           {route.name, static_cast<std::int64_t>(k + 1), written.text, written.read_as, written.place.name,
            decimal_text(place), dms_text(place), mgrs_text(place)}});
    }
  }
  write_features(path, {lines, points}, Date{});
}

}  // namespace passage
