// From an OpenStreetMap extract to a routable graph: prints wall seconds of reading and of building, and
// counts. usage: bench_osm_roads FILE.osm.pbf [THREADS]
#include "passage/read/osm_roads.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <fmt/core.h>

#include "passage/algorithms/vehicle_profiles.hpp"
#include "passage/align/frame.hpp"
#include "passage/align/project.hpp"
#include "passage/align/road_graph.hpp"

using namespace passage;

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int run(char const* file, int threads) {
  Context context;
  context.threads = threads;
  auto const vehicle = vehicle_profile(tables::Vehicle::heavy_truck, std::nullopt);
  auto start = std::chrono::steady_clock::now();
  auto osm = read_osm_roads({file}, vehicle, context);
  auto const reading = seconds_since(start);
  start = std::chrono::steady_clock::now();
  std::vector<Box> extents;
  extents.reserve(osm.roads.size());
  for (auto const& road : osm.roads) extents.push_back(bounds(road.line));
  auto const frame = choose_frame(extents, kilometre);
  auto const roads = to_frame(std::move(osm.roads), frame.grid.crs, context);
  RoadGraphInputs inputs;
  inputs.crs = frame.grid.crs;
  inputs.roads = roads;
  inputs.snap = Metres{0};
  inputs.turn_restrictions = osm.restrictions;
  auto const graph = build_road_graph(inputs, context).graph;
  std::vector<int> degree(graph.nodes.size());
  for (auto const& link : graph.links) ++degree[link.start.value], ++degree[link.end.value];
  fmt::print("read {:.3f} s, graph {:.3f} s; {} roads, {} nodes, {} links, {} nodes of degree 2\n", reading,
             seconds_since(start), roads.size(), graph.nodes.size(), graph.links.size(),
             std::count(degree.begin(), degree.end(), 2));
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: bench_osm_roads FILE.osm.pbf [THREADS]\n");
    return 2;
  }
  try {
    return run(arguments[1], count > 2 ? std::atoi(arguments[2]) : 1);
  } catch (std::exception const& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
