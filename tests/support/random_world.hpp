#pragma once
// Small seeded theatres for property tests: roads between towns, ground with holders, crossing points,
// closures, incidents. Built here and then taken through align, layers and search as the main job does.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "support/drawn_roads.hpp"

#include "passage/align/road_graph.hpp"
#include "passage/base/random.hpp"
#include "passage/layers/road_costs.hpp"

namespace passage::testing {

struct World {
  std::vector<RoadFeature> roads;
  std::vector<ControlArea> control;
  std::vector<Gate> gates;
  std::vector<Closure> closures;
  std::vector<Place> places;  ///< an origin and a destination
  Authorities authorities;
  std::uint64_t hazard_seed = 1;
  CrossingRule crossing = CrossingRule::automatic;
};

inline HazardSurface world_hazard(std::uint64_t seed) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {-2000, 62000};
  grid.cell_width = grid.cell_height = 2000;
  grid.rows = grid.columns = 32;
  HazardSurface surface{grid};
  Random random{seed};
  Point const hot{random.uniform(0, 60000), random.uniform(0, 60000)};
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      double const away_km = distance(grid.centre(row, column), hot) / 1000;
      surface.rate.set(row, column, HazardRate{1e-5 + 1e-3 * std::exp(-away_km * away_km / 200)});
    }
  }
  surface.mean_rate = HazardRate{1e-4};
  return surface;
}

/// Towns on a jittered side × side lattice of 12 km, roads between neighbours with a few gaps, three to four
/// holders in overlapping blocks, some ground nobody holds on record. Durations are whole minutes.
inline World random_world(std::uint64_t seed, int side = 5) {
  Random random{seed};
  World world;
  world.hazard_seed = seed;
  std::vector<Point> towns;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column)
      towns.push_back({column * 12000 + random.uniform(0, 6000), row * 12000 + random.uniform(0, 6000)});
  }
  auto const join = [&](int a, int b) {
    if (random.uniform() < 0.2) return;
    auto const from = towns[static_cast<std::size_t>(a)], to = towns[static_cast<std::size_t>(b)];
    Point const bend{(from.x + to.x) / 2 + random.uniform(-2000, 2000),
                     (from.y + to.y) / 2 + random.uniform(-2000, 2000)};
    auto feature = road({from, bend, to}, static_cast<double>(8 + random.below(30)));
    feature.is_one_way = random.uniform() < 0.05;
    world.roads.push_back(std::move(feature));
  };
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      int const town = row * side + column;
      if (column + 1 < side) join(town, town + 1);
      if (row + 1 < side) join(town, town + side);
    }
  }
  for (auto const* name : {"A", "B", "C", "D"}) world.authorities.add(name);
  auto const parties = 3 + random.below(2);
  for (int block = 0; block < 9; ++block) {
    if (random.uniform() < 0.2) continue;
    double const third = side * 4000.0;
    double const left = block % 3 * third - 1000, bottom = block / 3 * third - 1000;
    PartyId const holder{static_cast<std::uint32_t>(random.below(parties))};
    double const over = random.uniform() < 0.3 ? 3000 : 0;
    world.control.push_back(held(rectangle(left, bottom, left + third + over, bottom + third), {holder}));
  }
  auto const crossings = random.below(7) * static_cast<std::uint64_t>(side * side / 25);
  for (std::uint64_t i = 0; i < crossings; ++i) {
    auto const& line = world.roads[random.below(world.roads.size())].line;
    auto const spot = point_at(line, Share{random.uniform(0.1, 0.9)});
    auto gate =
        gate_at("K" + std::to_string(i), {spot.x + 20, spot.y}, static_cast<GateState>(random.below(4)));
    gate.wait = static_cast<double>(random.below(60)) * minute;
    if (random.uniform() < 0.7) gate.holders = {PartyId{static_cast<std::uint32_t>(random.below(parties))}};
    gate.decides = random.uniform() < 0.2;
    world.gates.push_back(std::move(gate));
  }
  world.places = {place_at("from", towns.front()), place_at("to", towns.back())};
  return world;
}

/// A world made searchable.
struct Prepared {
  RoadNetwork network;
  Authorities authorities;
  NodeId from, to;
};

inline Prepared prepare(World const& world, std::optional<TimeQuantum> quantum = TimeQuantum{-16}) {
  Context context;
  ControlMap const control{world.control};
  RoadGraphInputs inputs;
  inputs.crs = Crs::utm(36, true);
  inputs.roads = world.roads;
  inputs.control = &control;
  inputs.crossing = world.crossing;
  inputs.gates = world.gates;
  inputs.closures = world.closures;
  inputs.places = world.places;
  Prepared prepared{build_road_graph(inputs, context), world.authorities, {}, {}};
  auto const hazard = world_hazard(world.hazard_seed);
  RoadCostInputs costs;
  costs.roads = world.roads;
  costs.hazard = &hazard;
  costs.quantum = quantum;
  cost_roads(prepared.network.graph, costs, prepared.authorities, context);
  prepared.from = prepared.network.connections[0].node;
  prepared.to = prepared.network.connections[1].node;
  return prepared;
}

/// A path without any index: what must stay the same when inputs are renamed or reordered.
struct Shown {
  std::uint64_t time, exposure;
  std::vector<std::string> consents;  ///< names, sorted
  Line line;
  friend auto operator<=>(Shown const&, Shown const&) = default;
};

}  // namespace passage::testing
