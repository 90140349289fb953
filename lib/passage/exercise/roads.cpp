#include "passage/exercise/roads.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "passage/exercise/line_meeting.hpp"
#include "passage/exercise/noise.hpp"
#include "passage/exercise/road_builder.hpp"

namespace passage::exercise {
namespace {

struct Pair {
  double distance_m;
  std::size_t a, b;
};

/// All pairs of towns up to a rank, nearest first.
std::vector<Pair> pairs(Lattice const& lattice, std::vector<Town> const& towns, int rank) {
  std::vector<Pair> result;
  for (std::size_t a = 0; a < towns.size(); ++a) {
    for (std::size_t b = a + 1; b < towns.size(); ++b) {
      if (towns[a].rank > rank || towns[b].rank > rank) continue;
      result.push_back({lattice.distance_m(towns[a].cell, towns[b].cell), a, b});
    }
  }
  std::stable_sort(result.begin(), result.end(),
                   [](Pair const& x, Pair const& y) { return x.distance_m < y.distance_m; });
  return result;
}

class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) {
    for (std::size_t i = 0; i < count; ++i) parent_[i] = i;
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  bool join(std::size_t a, std::size_t b) {
    a = find(a), b = find(b);
    parent_[a] = b;
    return a != b;
  }

 private:
  std::vector<std::size_t> parent_;
};

struct Level {
  int rank;
  RoadClass road_class;
  double reach_cells;  ///< pairs this near are joined directly when the way round is long
  double detour;       ///< how long a way round, as a multiple of the straight distance
};
constexpr double join_roads = 0.4, link_directly = 0.8;
constexpr Level levels[] = {
    {2, RoadClass::primary, 200, 1.7}, {3, RoadClass::secondary, 110, 1.5}, {4, RoadClass::track, 56, 1.9}};

void build_level(RoadBuilder& builder, Groups& groups, Relief const& relief, std::vector<Town> const& towns,
                 Level level) {
  auto const list = pairs(relief.lattice, towns, level.rank);
  for (auto const& [distance_m, a, b] : list) {
    if (groups.join(a, b)) builder.build(towns[a].cell, towns[b].cell, level.road_class, join_roads);
  }
  for (auto const& [distance_m, a, b] : list) {
    if (distance_m > level.reach_cells * relief.lattice.cell_m) break;
    if (builder.effort_on_roads(towns[a].cell, towns[b].cell) > level.detour * distance_m)
      builder.build(towns[a].cell, towns[b].cell, level.road_class, link_directly);
  }
}

void finish(Road& road, Relief const& relief, Wobble const& wobble, Noise const& noise) {
  Line line;
  double climb = 0;
  for (std::size_t i = 0; i < road.cells.size(); ++i) {
    line.push_back(wobble(road.cells[i]));
    if (i > 0) {
      climb += std::fabs(relief.elevation_m[static_cast<std::size_t>(road.cells[i])] -
                         relief.elevation_m[static_cast<std::size_t>(road.cells[i - 1])]);
    }
  }
  auto const straight_m = length(line);
  road.line = thinned(rounded(line, 3), 12);
  road.drawn_m = length(road.line);
  road.mean_slope = climb / std::max(1.0, straight_m);
  auto const key =
      static_cast<std::uint64_t>(road.cells.front()) * 1'000'003u + static_cast<std::uint64_t>(road.cells[1]);
  road.measured_m =
      road.drawn_m * (1.001 + 0.012 * noise.chance(key) + 0.03 * std::min(0.3, road.mean_slope));
  constexpr double speeds[] = {68, 48, 24};
  auto const flat = speeds[static_cast<std::size_t>(road.road_class)] * (0.92 + 0.16 * noise.chance(key + 1));
  road.speed_kmh = static_cast<int>(std::lround(flat / (1 + 6 * road.mean_slope)));
}

std::vector<RiverCrossing> find_crossings(std::vector<Road> const& roads, Rivers const& rivers,
                                          Lattice const& lattice) {
  std::vector<Line> lines;
  for (auto const& river : rivers.list) lines.push_back(river.line);
  LineMeetings const meetings(lines, 4 * lattice.cell_m);
  std::vector<RiverCrossing> result;
  for (std::size_t i = 0; i < roads.size(); ++i) {
    for (auto const& meeting : meetings.of(roads[i].line))
      result.push_back({i, meeting.line, meeting.place, lattice.cell_at(meeting.place)});
  }
  return result;
}

}  // namespace

std::string_view name_of(RoadClass road_class) {
  constexpr std::string_view names[] = {"primary", "secondary", "track"};
  return names[static_cast<std::size_t>(road_class)];
}

RoadNetwork make_roads(Relief const& relief, Rivers const& rivers, std::vector<Town> const& towns,
                       Random const& random) {
  RoadBuilder builder(relief, rivers);
  Groups groups(towns.size());
  for (auto const& level : levels) build_level(builder, groups, relief, towns, level);
  std::vector<int> stops;
  stops.reserve(towns.size());
  for (auto const& town : towns) stops.push_back(town.cell);
  RoadNetwork network{builder.roads(stops), {}};
  Wobble const wobble(relief.lattice, random);
  Noise const noise(random.stream("road measures").next());
  for (auto& road : network.roads) finish(road, relief, wobble, noise);
  network.crossings = find_crossings(network.roads, rivers, relief.lattice);
  return network;
}

}  // namespace passage::exercise
