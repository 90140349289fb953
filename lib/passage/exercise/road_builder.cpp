#include "passage/exercise/road_builder.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

namespace passage::exercise {
namespace {

auto at(int cell) {
  return static_cast<std::size_t>(cell);
}

constexpr double infinity = std::numeric_limits<double>::infinity();

struct ClassRule {
  double slope_scale;  ///< slope at which the effort doubles
  double bridge_m;     ///< effort of a new crossing of a major river
  double stream_m;     ///< of a smaller one
};
constexpr ClassRule rules[] = {{0.045, 8000, 900}, {0.060, 14000, 700}, {0.090, 26000, 500}};

}  // namespace

RoadBuilder::RoadBuilder(Relief const& relief, Rivers const& rivers)
    : relief_(relief),
      rivers_(rivers),
      near_river_(relief.land.size(), 0),
      near_sea_(relief.land.size(), 0),
      on_road_(relief.land.size(), 0),
      beside_road_(relief.land.size(), 0),
      moves_(relief.land.size()) {
  for (int cell = 0; cell < relief.lattice.cells(); ++cell) {
    auto const is_river = rivers.major[at(cell)] || rivers.minor[at(cell)];
    auto const is_water = !relief.land[at(cell)] || relief.lake[at(cell)];
    for (auto const& next : Neighbours(relief.lattice, cell)) {
      if (is_river) near_river_[at(next.cell)] = 1;
      if (is_water) near_sea_[at(next.cell)] = 1;
    }
  }
}

int RoadBuilder::class_of(int a, int b) const {
  for (auto const& [cell, road_class] : moves_[at(a)]) {
    if (cell == b) return static_cast<int>(road_class);
  }
  return -1;
}

/// Over water, along a river, or across another road's or a river's diagonal without meeting it.
bool RoadBuilder::is_blocked(int from, Neighbour to) const {
  auto const i = at(to.cell);
  if (!relief_.land[i] || relief_.lake[i]) return true;
  auto const is_river = [&](int cell) { return rivers_.major[at(cell)] || rivers_.minor[at(cell)]; };
  if (is_river(from) && is_river(to.cell)) return true;
  if (!to.diagonal) return false;
  auto const& lattice = relief_.lattice;
  auto const a = lattice.row(from) * lattice.side + lattice.column(to.cell);
  auto const b = lattice.row(to.cell) * lattice.side + lattice.column(from);
  if (is_river(a) && is_river(b)) return true;
  return class_of(a, b) >= 0;
}

double RoadBuilder::effort(int from, Neighbour to, Search const& how) const {
  auto const& rule = rules[static_cast<std::size_t>(how.road_class)];
  auto const length_m = relief_.lattice.cell_m * (to.diagonal ? std::sqrt(2.0) : 1.0);
  auto const scale = relief_.lattice.cell_m / 500;
  auto const standing = class_of(from, to.cell);
  auto const rise = std::fabs(relief_.elevation_m[at(to.cell)] - relief_.elevation_m[at(from)]);
  auto const steep = std::pow(rise / length_m / rule.slope_scale, 1.5);
  if (standing >= 0) {
    auto const worse = standing > static_cast<int>(how.road_class);
    return length_m * how.reuse * (worse ? 1.3 : 1.0) * (1 + 0.4 * steep);
  }
  auto result = length_m * (1 + steep + 3 * relief_.slope[at(to.cell)]);
  if (near_river_[at(to.cell)]) result *= 1.5;
  if (near_sea_[at(to.cell)]) result *= 4;  // a drawn road must not cut across the shore
  if (beside_road_[at(to.cell)] && !on_road_[at(to.cell)]) result *= 2.2;
  if (!on_road_[at(to.cell)] || !on_road_[at(from)]) {
    if (rivers_.major[at(to.cell)]) result += rule.bridge_m * scale;
    if (rivers_.minor[at(to.cell)]) result += rule.stream_m * scale;
  }
  return result;
}

RoadBuilder::Way RoadBuilder::search(int from, int upto, Search const& how) const {
  Cells<double> reached(relief_.land.size(), infinity);
  Cells<int> parent(relief_.land.size(), -1);
  using Item = std::pair<double, int>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
  reached[at(from)] = 0;
  open.push({0, from});
  while (!open.empty()) {
    auto const [cost, cell] = open.top();
    open.pop();
    if (cell == upto) break;
    if (cost > reached[at(cell)]) continue;
    for (auto const& next : Neighbours(relief_.lattice, cell)) {
      if (how.roads_only ? class_of(cell, next.cell) < 0 : is_blocked(cell, next)) continue;
      auto const total = cost + effort(cell, next, how);
      if (total >= reached[at(next.cell)]) continue;
      reached[at(next.cell)] = total;
      parent[at(next.cell)] = cell;
      open.push({total, next.cell});
    }
  }
  Way way{{}, reached[at(upto)]};
  if (way.effort == infinity) return way;
  for (auto cell = upto; cell >= 0; cell = parent[at(cell)]) way.cells.push_back(cell);
  std::reverse(way.cells.begin(), way.cells.end());
  return way;
}

void RoadBuilder::build(int from, int upto, RoadClass road_class, double reuse) {
  auto const way = search(from, upto, {road_class, reuse, false});
  for (std::size_t i = 0; i + 1 < way.cells.size(); ++i) {
    auto const a = way.cells[i], b = way.cells[i + 1];
    for (auto const& [one, other] : {std::pair(a, b), std::pair(b, a)}) {
      auto& list = moves_[at(one)];
      auto const found = std::find_if(list.begin(), list.end(),
                                      [&, cell = other](auto const& m) { return m.first == cell; });
      if (found == list.end())
        list.push_back({other, road_class});
      else
        found->second = std::min(found->second, road_class);
    }
  }
  for (auto const cell : way.cells) {
    on_road_[at(cell)] = 1;
    for (auto const& next : Neighbours(relief_.lattice, cell)) beside_road_[at(next.cell)] = 1;
  }
}

double RoadBuilder::effort_on_roads(int from, int upto) const {
  return search(from, upto, {RoadClass::secondary, 1, true}).effort;
}

std::vector<Road> RoadBuilder::roads(std::vector<int> const& stops) const {
  Cells<char> is_node(relief_.land.size(), 0);
  for (auto const cell : stops) is_node[at(cell)] = 1;
  for (std::size_t i = 0; i < moves_.size(); ++i) {
    auto const& list = moves_[i];
    if (list.empty()) continue;
    if (list.size() != 2 || list[0].second != list[1].second) is_node[i] = 1;
  }
  std::set<Move> done;
  std::vector<Road> result;
  for (int start = 0; start < relief_.lattice.cells(); ++start) {
    if (!is_node[at(start)]) continue;
    for (auto const& [first, road_class] : moves_[at(start)]) {
      if (done.contains({std::min(start, first), std::max(start, first)})) continue;
      Road road;
      road.road_class = road_class;
      road.cells = {start};
      auto before = start, cell = first;
      while (true) {
        road.cells.push_back(cell);
        done.insert({std::min(before, cell), std::max(before, cell)});
        if (is_node[at(cell)]) break;
        auto const& list = moves_[at(cell)];
        auto const next = list[0].first == before ? list[1].first : list[0].first;
        before = cell, cell = next;
      }
      result.push_back(std::move(road));
    }
  }
  return result;
}

}  // namespace passage::exercise
