#include "passage/model/path.hpp"

#include "passage/geo/line.hpp"

namespace passage {

Path path_along(RoadGraph const& graph, std::vector<DirectedLink> links) {
  Path path;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (i > 0 && graph.target(links[i - 1]) != graph.source(links[i])) {
      throw Error{ErrorKind::defect, "broken_path", "two links of a path do not meet"};
    }
    auto const& link = graph.links[links[i].link.value];
    path.time += link.time;
    path.criterion += link.criterion();
    path.exposure += link.exposure;
    path.consents |= link.consents;
  }
  path.links = std::move(links);
  return path;
}

Line line_of(RoadGraph const& graph, Path const& path) {
  Line line;
  for (auto const& step : path.links) {
    auto piece = graph.links[step.link.value].line;
    if (!step.forward) piece = reversed(std::move(piece));
    for (auto const& point : piece) {
      if (line.empty() || line.back() != point) line.push_back(point);
    }
  }
  return line;
}

}  // namespace passage
