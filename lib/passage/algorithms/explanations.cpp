#include "passage/algorithms/explanations.hpp"

#include <fmt/format.h>

namespace passage {

std::string obstacle_name(RunResult const& result, RoadGraph const& graph, RoadLink const& link) {
  if (link.gate.is_valid()) return graph.gates[link.gate.value].name;
  auto const index = link.obstacle_source;
  if (link.obstacle == Obstacle::closure && index < result.closures.size())
    return result.closures[index].name;
  bool const is_area = link.obstacle == Obstacle::explosive_hazard || link.obstacle == Obstacle::avoid_area;
  if (is_area && index < result.restricted.size()) return result.restricted[index].name;
  return {};
}

std::string obstacle_words(RunResult const& result, RoadGraph const& graph, RoadLink const& link) {
  auto const name = obstacle_name(result, graph, link);
  return name.empty() ? std::string{name_of(link.obstacle)}
                      : fmt::format("{} ({})", name_of(link.obstacle), name);
}

void name_explanations(RunResult const& result, RoadGraph const& graph, std::size_t first,
                       std::vector<Explanation>& explanations) {
  for (auto& explanation : explanations) {
    if (explanation.binding)
      explanation.binding->name = obstacle_name(result, graph, graph.links[explanation.binding->link.value]);
    if (explanation.flip && explanation.flip->then) *explanation.flip->then += first;
  }
}

}  // namespace passage
