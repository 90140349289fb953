#include "passage/exercise/ways.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <queue>

namespace passage::exercise {

double drive_h(Road const& road) {
  return road.measured_m / 1000 / road.speed_kmh;
}

std::optional<Way> quickest_way(RoadNetwork const& network, int from, int upto,
                                std::function<double(std::size_t)> const& hours_of) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::map<int, std::vector<std::pair<int, std::size_t>>> links;
  for (std::size_t i = 0; i < network.roads.size(); ++i) {
    auto const& cells = network.roads[i].cells;
    links[cells.front()].push_back({cells.back(), i});
    links[cells.back()].push_back({cells.front(), i});
  }
  struct Reached {
    double hours = infinity;
    int before = -1;
    std::size_t road = 0;
  };
  std::map<int, Reached> reached;
  using Item = std::pair<double, int>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
  reached[from].hours = 0;
  open.push({0, from});
  while (!open.empty()) {
    auto const [hours, cell] = open.top();
    open.pop();
    if (hours > reached[cell].hours) continue;
    for (auto const& [next, index] : links[cell]) {
      auto const total = hours + hours_of(index);
      if (total < reached[next].hours) {
        reached[next] = {total, cell, index};
        open.push({total, next});
      }
    }
  }
  if (reached[upto].hours == infinity) return std::nullopt;
  std::vector<std::size_t> roads;
  for (auto cell = upto; cell != from; cell = reached[cell].before) roads.push_back(reached[cell].road);
  std::reverse(roads.begin(), roads.end());
  return Way{roads, reached[upto].hours};
}

Ways make_ways(RoadNetwork const& network, int from, std::vector<int> const& upto) {
  constexpr double shared = 6;  // a shared kilometre counts as much as six others
  std::set<std::size_t> sets[3];
  for (auto const target : upto) {
    std::set<std::size_t> used;
    for (auto& set : sets) {
      auto const way = quickest_way(network, from, target, [&](std::size_t road) {
        return drive_h(network.roads[road]) * (used.contains(road) ? shared : 1.0);
      });
      if (!way) break;
      set.insert(way->roads.begin(), way->roads.end());
      used.insert(way->roads.begin(), way->roads.end());
    }
  }
  for (auto const road : sets[0]) sets[1].erase(road), sets[2].erase(road);
  for (auto const road : sets[1]) sets[2].erase(road);
  return {sets[0], sets[1], sets[2]};
}

}  // namespace passage::exercise
