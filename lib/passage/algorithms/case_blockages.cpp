#include "passage/algorithms/case_blockages.hpp"

#include <fmt/core.h>

#include "passage/algorithms/explanations.hpp"
#include "passage/search/network/blockage.hpp"
#include "passage/search/network/waypoints.hpp"

namespace passage {

namespace {

std::string words_of(Blockage const& blockage, PreparedCase const& prepared) {
  if (blockage.is_disconnected) {
    return fmt::format("No route from {} to {}: the roads given do not join them at all.", blockage.from,
                       blockage.to);
  }
  auto const& graph = prepared.network.graph;
  std::string what;
  for (auto link : blockage.links) {
    if (!what.empty()) what += ", ";
    what += obstacle_words(prepared.result, graph, graph.links[link.value]);
  }
  return fmt::format("No route from {} to {}. In the way with fewest obstacles: {}.", blockage.from,
                     blockage.to, what);
}

std::string words_of(Blockage const& blockage, int most_handovers) {
  return fmt::format(
      "No route from {} to {} with at most {} change{} of control. The fewest on any way is {}.",
      blockage.from, blockage.to, most_handovers, most_handovers == 1 ? "" : "s", *blockage.fewest_handovers);
}

}  // namespace

std::vector<Blockage> find_blockages(PreparedCase const& prepared, CaseVisits const& visits,
                                     std::vector<std::size_t> const& visited, Context& context) {
  auto const& graph = prepared.network.graph;
  auto const nodes = visits.nodes_of(visited);
  if (auto const limit = visits.most_handovers()) {
    if (auto const fewest = fewest_handovers(graph, nodes, context)) {
      Blockage blockage{visits.name(visited.front()), visits.name(visited.back()), false, fewest, {}};
      context.find({Severity::serious, "no_route", words_of(blockage, *limit), "corridors", "", 1});
      return {std::move(blockage)};
    }
  }
  std::vector<Blockage> blockages;
  for (std::size_t leg = 0; leg + 1 < visited.size(); ++leg) {
    auto blockage = find_blockage(graph, nodes[leg], nodes[leg + 1], context);
    if (!blockage) continue;
    blockage->from = visits.name(visited[leg]);
    blockage->to = visits.name(visited[leg + 1]);
    context.find({Severity::serious, "no_route", words_of(*blockage, prepared), "roads", "", 1});
    blockages.push_back(std::move(*blockage));
  }
  return blockages;
}

}  // namespace passage
