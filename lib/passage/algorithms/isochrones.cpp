#include "passage/algorithms/isochrones.hpp"

#include <algorithm>

#include "passage/algorithms/source_cells.hpp"
#include "passage/algorithms/surface_store.hpp"
#include "passage/search/surface/horizon.hpp"
#include "passage/search/surface/isochrones.hpp"
#include "passage/write/features.hpp"

namespace passage {

namespace {

// The largest first: the shorter times are then drawn over it.
FeatureLayer layer_of(std::vector<Isochrone> const& isochrones, Crs const& crs) {
  FeatureLayer layer;
  layer.name = "isochrones";
  layer.description = "What is reached within a time, along the cells of the friction raster";
  layer.geometry = GeometryKind::polygon;
  layer.crs = crs;
  layer.columns = {{"time_min", ColumnKind::number, "Time (min)"},
                   {"area_km2", ColumnKind::number, "Area (km2)"}};
  for (auto isochrone = isochrones.rbegin(); isochrone != isochrones.rend(); ++isochrone) {
    layer.features.push_back({static_cast<std::int64_t>(layer.features.size()) + 1,
                              isochrone->area,
                              {isochrone->time.value / 60, isochrone->ground.value / 1e6}});
  }
  return layer;
}

}  // namespace

Outputs run(Isochrones const& options, Context& context) {
  auto const& inputs = options.surface;
  context.begin_step("read", 0, 0.3);
  auto const store =
      choose_store(inputs, {1, false}, std::filesystem::path{options.out.path}.parent_path(), context);
  auto const read = read_surface(inputs, store, context);
  auto const sources = read_sources(options.sources, "sources", read.surface, context);
  context.begin_step("search", 0.3, 0.7);
  CostOptions search;
  search.neighbours = inputs.neighbours;
  search.corners = inputs.corners;
  search.is_reverse = options.reverse;
  search.quantum = read.quantum;
  search.max_cost = *std::max_element(options.times.begin(), options.times.end());
  search.make_store = store.field;
  auto const field = accumulate_cost(read.surface, sources.cells, search, context);
  find_horizon(read.surface, read.range, sources.cells, search, field, context);
  context.begin_step("draw", 0.7, 0.9);
  auto const isochrones = draw_isochrones(field, options.times);
  context.begin_step("write", 0.9, 1);
  write_features(options.out.path, {layer_of(isochrones, field.grid().crs)}, Date{});
  Outputs outputs;
  outputs.files = {options.out.path};
  List rows;
  for (auto const& isochrone : isochrones) {
    rows.push_back(Node{Table{{"time_min", Node{isochrone.time.value / 60}},
                              {"area_km2", Node{isochrone.ground.value / 1e6}},
                              {"cells", Node{static_cast<double>(isochrone.cells)}}}});
  }
  outputs.summary = {{"isochrones", Node{std::move(rows)}}};
  add_accuracy(outputs.summary, field, inputs);
  context.progress(1);
  return outputs;
}

constinit Algorithm const isochrones_command =
    algorithm<Isochrones>("isochrones", "Travel-time areas", "3 Travel time",
                          "Areas reached within given times over a friction surface, as nested polygons.");

}  // namespace passage
