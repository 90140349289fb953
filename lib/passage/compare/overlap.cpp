#include "passage/compare/overlap.hpp"

#include <algorithm>

#include "passage/geo/overlay.hpp"

namespace passage {

std::vector<std::vector<Share>> containments(std::vector<Line> const& lines, RouteAreaRule const& rule) {
  std::vector<MultiPolygon> areas;
  areas.reserve(lines.size());
  for (auto const& line : lines) areas.push_back(route_area(line, rule));
  std::vector<std::vector<Share>> shares(lines.size(), std::vector<Share>(lines.size(), Share{1}));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      bool const apart = !bounds(areas[i]).intersects(bounds(areas[j]));
      shares[i][j] = shares[j][i] = apart ? Share{0} : containment(areas[i], areas[j]);
    }
  }
  return shares;
}

PassedByBoth passed_by_both(RoadGraph const& graph, Path const& a, Path const& b) {
  PassedByBoth both;
  for (auto const& step : a.links) {
    if (std::ranges::find(b.links, step.link, &DirectedLink::link) == b.links.end()) continue;
    auto const& link = graph.links[step.link.value];
    both.length += link.length;
    if (link.is_crossing() && std::ranges::find(both.gates, link.gate) == both.gates.end())
      both.gates.push_back(link.gate);
  }
  return both;
}

void fill_shares(std::vector<RouteOption>& options, RouteAreaRule const& rule, Share least) {
  std::vector<Line> lines;
  lines.reserve(options.size());
  for (auto const& option : options) lines.push_back(option.line);
  fill_shares(options, containments(lines, rule), least);
}

void fill_shares(std::vector<RouteOption>& options, std::vector<std::vector<Share>> const& shares,
                 Share least) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    options[i].shares_with.clear();
    for (std::size_t j = 0; j < options.size(); ++j) {
      bool const same_pair = options[i].from == options[j].from && options[i].to == options[j].to;
      if (i != j && same_pair && shares[i][j] >= least) options[i].shares_with.push_back({j, shares[i][j]});
    }
    std::ranges::stable_sort(options[i].shares_with, std::ranges::greater{}, &SharedArea::containment);
  }
}

}  // namespace passage
