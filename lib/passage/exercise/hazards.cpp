#include "passage/exercise/hazards.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include <fmt/core.h>

#include "passage/exercise/noise.hpp"

namespace passage::exercise {
namespace {

using std::chrono::days;

std::string between_towns(HazardInputs const& in, Road const& road) {
  auto const near = [&](int cell) {
    auto const nearest =
        std::min_element(in.towns.begin(), in.towns.end(), [&](Town const& a, Town const& b) {
          return in.relief.lattice.distance_m(a.cell, cell) < in.relief.lattice.distance_m(b.cell, cell);
        });
    return nearest->name.latin;
  };
  auto const from = near(road.cells.front()), upto = near(road.cells.back());
  return from == upto ? from : from + "-" + upto;
}

/// Every label the road runs through is a holder's, and the same.
std::optional<int> only_holder(HazardInputs const& in, Road const& road) {
  auto const first = in.control.label[static_cast<std::size_t>(road.cells.front())];
  for (auto const cell : road.cells) {
    if (in.control.label[static_cast<std::size_t>(cell)] != first) return std::nullopt;
  }
  return first >= 0 && first < in.control.contested() ? std::optional(first) : std::nullopt;
}

/// The road with the greatest worth that can be shut without cutting off a town; empty when none is worth it.
std::optional<std::size_t> best_road(HazardInputs const& in, std::vector<std::size_t> const& shut,
                                     std::function<double(Road const&)> const& worth) {
  std::vector<std::pair<double, std::size_t>> ranked;
  for (std::size_t i = 0; i < in.network.roads.size(); ++i) {
    auto const value = worth(in.network.roads[i]);
    if (value > 0) ranked.emplace_back(-value, i);
  }
  std::sort(ranked.begin(), ranked.end());
  for (auto const& [value, road] : ranked) {
    if (in.ways.has(road) || std::find(shut.begin(), shut.end(), road) != shut.end()) continue;
    auto tried = shut;
    tried.push_back(road);
    if (is_connected(in.network, in.towns, 3, tried)) return road;
  }
  return std::nullopt;
}

ShutRoad shut_road(HazardInputs const& in, std::size_t road, std::string reason, Date since) {
  auto const& line = in.network.roads[road].line;
  auto const half = std::min(0.3, 900 / length(line));
  return {fmt::format("{}: {}", reason, between_towns(in, in.network.roads[road])), std::move(reason), since,
          road, part_of(line, Share{0.5 - half}, Share{0.5 + half})};
}

double lowest_m(HazardInputs const& in, Road const& road) {
  double sum = 0;
  for (auto const cell : road.cells) sum += in.relief.elevation_m[static_cast<std::size_t>(cell)];
  return sum / static_cast<double>(road.cells.size());
}

void add_closures(Hazards& hazards, HazardInputs const& in) {
  std::vector<std::size_t> shut;
  auto const add = [&](char const* reason, int ago, std::function<double(Road const&)> const& worth) {
    auto const road = best_road(in, shut, worth);
    if (!road) return;
    shut.push_back(*road);
    hazards.closures.push_back(shut_road(in, *road, reason, in.as_of - days{ago}));
  };
  auto const long_enough = [](Road const& road) { return road.drawn_m > 5000; };
  add("landslide", 19, [&](Road const& road) {
    return long_enough(road) && road.road_class == RoadClass::secondary ? road.mean_slope : 0;
  });
  add("flooded", 8, [&](Road const& road) {
    return long_enough(road) && road.road_class != RoadClass::primary
               ? road.drawn_m / (60 + lowest_m(in, road))
               : 0;
  });
  add("barricade", 33, [&](Road const& road) {
    return long_enough(road) && !only_holder(in, road) && road.road_class == RoadClass::track ? road.drawn_m
                                                                                              : 0;
  });
}

/// A blot beside a road: every point at least `clear_m` from it.
MultiPolygon blot(Line const& road, Point centre, double clear_m, Noise const& noise) {
  auto const reach = nearest_on(road, centre).distance - clear_m;
  Line ring;
  for (int i = 0; i < 36; ++i) {
    auto const angle = i * M_PI / 18;
    auto const wave = noise.fractal({2 * std::cos(angle) + centre.x, 2 * std::sin(angle) + centre.y}, 2);
    auto const radius = reach * std::clamp(0.8 + 0.4 * wave, 0.45, 1.0);
    ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return {{ring, {}}};
}

Point beside(Line const& line, double share, double offset_m) {
  auto const total = length(line);
  auto const here = point_at(line, Share{share});
  auto const next = point_at(line, Share{std::min(1.0, share + 60 / total)});
  auto const run = std::max(1e-6, distance(here, next));
  return {here.x - (next.y - here.y) / run * offset_m, here.y + (next.x - here.x) / run * offset_m};
}

/// The longest primary road of the quickest way that runs to the front: the road everybody would take.
std::optional<std::size_t> fast_road(HazardInputs const& in) {
  std::optional<std::size_t> longest;
  for (auto const index : in.ways.fast) {
    auto const& road = in.network.roads[index];
    if (road.road_class != RoadClass::primary || only_holder(in, road)) continue;
    if (!longest || road.drawn_m > in.network.roads[*longest].drawn_m) longest = index;
  }
  return longest;
}

void add_mined(Hazards& hazards, HazardInputs const& in, Noise const& noise) {
  auto const fast = fast_road(in);
  if (fast) {
    auto const& line = in.network.roads[*fast].line;
    for (auto const share : {0.44, 0.47, 0.5}) {
      hazards.mined.push_back({fmt::format("field {}", hazards.mined.size() + 1), "suspected",
                               in.as_of - days{210}, *fast, blot(line, beside(line, share, 520), 70, noise)});
    }
    hazards.verified.push_back({in.as_of - days{26}, *fast, part_of(line, Share{0.3}, Share{0.46})});
  }
  std::vector<std::size_t> shut;
  for (auto const& closure : hazards.closures) shut.push_back(closure.road);
  auto const track = best_road(in, shut, [&](Road const& road) {
    return road.road_class == RoadClass::track && !only_holder(in, road) ? road.drawn_m : 0;
  });
  if (track) {
    auto const& line = in.network.roads[*track].line;
    auto const on_road = point_at(line, Share{0.5});
    hazards.mined.push_back(
        {fmt::format("field {}", hazards.mined.size() + 1), "confirmed", in.as_of - days{88}, *track,
         blot({{on_road.x - 400, on_road.y}, {on_road.x - 400, on_road.y + 1}}, on_road, 0, noise)});
  }
  for (std::size_t i = 0; i < in.network.roads.size(); ++i) {
    auto const& road = in.network.roads[i];
    if (road.road_class != RoadClass::secondary || road.drawn_m < 8000) continue;
    hazards.mined.push_back({fmt::format("field {}", hazards.mined.size() + 1), "cleared",
                             in.as_of - days{400}, i,
                             blot(road.line, beside(road.line, 0.4, 400), 50, noise)});
    break;
  }
}

}  // namespace

std::set<int> reachable(RoadNetwork const& network, int from, std::vector<std::size_t> const& shut) {
  std::map<int, std::vector<int>> links;
  for (std::size_t i = 0; i < network.roads.size(); ++i) {
    if (std::find(shut.begin(), shut.end(), i) != shut.end()) continue;
    auto const& cells = network.roads[i].cells;
    links[cells.front()].push_back(cells.back());
    links[cells.back()].push_back(cells.front());
  }
  std::set<int> seen{from};
  std::vector<int> open{from};
  while (!open.empty()) {
    auto const cell = open.back();
    open.pop_back();
    for (auto const next : links[cell]) {
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return seen;
}

bool is_connected(RoadNetwork const& network, std::vector<Town> const& towns, int rank,
                  std::vector<std::size_t> const& shut) {
  auto const seen = reachable(network, towns.front().cell, shut);
  return std::all_of(towns.begin(), towns.end(),
                     [&](Town const& town) { return town.rank > rank || seen.contains(town.cell); });
}

Hazards make_hazards(HazardInputs const& inputs, Random const& random) {
  Hazards hazards;
  Noise const noise(random.stream("fields").next());
  add_closures(hazards, inputs);
  add_mined(hazards, inputs, noise);
  return hazards;
}

}  // namespace passage::exercise
