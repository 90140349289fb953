#include "passage/algorithms/accumulate.hpp"

#include "passage/write/cost_geotiff.hpp"

namespace passage {

namespace {

struct Extent {
  std::int64_t reached_cells = 0;
  double most_quanta = 0;
};

Extent extent_of(CostField const& field) {
  Extent extent;
  std::vector<double> labels(TileLayout::cells_per_tile());
  for (std::int64_t tile = 0; tile < field.layout().tiles(); ++tile) {
    if (!field.is_reached(tile)) continue;
    extent.most_quanta = std::max(extent.most_quanta, field.most(tile));
    field.read(tile, {}, -1, labels.data(), TileLayout::side);
    for (double const label : labels) extent.reached_cells += label >= 0;
  }
  return extent;
}

// The labels end at 2^52 quanta: farther cells are beyond the horizon.
void find_horizon(CostField const& field, Extent const& extent, Context& context) {
  if (extent.most_quanta < 0.99 * CostField::range_quanta) return;
  context.find({Severity::serious, "horizon_reached",
                "costs reach the end of what labels hold; cells beyond it are left empty: "
                "give --max-cost, or friction values that are less far apart",
                "friction", std::to_string(field.quantum().length().value)});
}

}  // namespace

Accumulated accumulate(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                       CostOptions const& options, Derived wanted, Context& context) {
  context.begin_step("search", 0.2, 0.7);
  Accumulated result{accumulate_cost(surface, sources, options, context), std::nullopt, std::nullopt};
  context.begin_step("derive", 0.7, 0.8);
  if (wanted.allocation || (wanted.back_link && sources.size() > 1))
    result.allocation = allocate_sources(surface, sources, options, result.cost, context);
  if (wanted.back_link) {
    auto const* const allocation = result.allocation ? &*result.allocation : nullptr;
    result.back_link = link_back(surface, sources, options, result.cost, allocation, context);
  }
  return result;
}

Outputs run(Accumulate const& options, Context& context) {
  auto const& inputs = options.surface;
  context.begin_step("read", 0, 0.2);
  auto const store = choose_store(inputs, 1, std::filesystem::path{options.cost.path}.parent_path(), context);
  auto const read = read_surface(inputs, store, context);
  auto const sources = read_cells(options.sources, "sources", read.surface.grid(), context);
  CostOptions search;
  search.neighbours = inputs.neighbours;
  search.corners = inputs.corners;
  search.max_cost = options.max_cost;
  search.is_reverse = options.reverse;
  search.quantum = read.quantum;
  search.make_store = store.field;
  auto const result = accumulate(read.surface, sources, search,
                                 {options.back_link.has_value(), options.allocation.has_value()}, context);
  context.begin_step("write", 0.8, 1);
  auto const kind = options.compress == Compression::none ? RasterLayout::uncompressed : RasterLayout::tiled;
  Outputs outputs;
  write_cost(options.cost.path, result.cost, kind, context);
  outputs.files.push_back(options.cost.path);
  if (options.back_link) {
    write_geotiff(
        options.back_link->path, *result.back_link,
        {"back_link", "", "Move towards the predecessor: 0 source, n+1 the n-th move, 255 through a gate"},
        kind, context);
    outputs.files.push_back(options.back_link->path);
  }
  if (options.allocation) {
    write_geotiff(options.allocation->path, *result.allocation,
                  {"source", "", "Rank of the source that serves the cell, by row and column"}, kind,
                  context);
    outputs.files.push_back(options.allocation->path);
  }
  auto const extent = extent_of(result.cost);
  find_horizon(result.cost, extent, context);
  outputs.summary = {{"reached_cells", Node{static_cast<double>(extent.reached_cells)}},
                     {"sources", Node{static_cast<double>(sources.size())}},
                     {"largest_cost_s", Node{extent.most_quanta * result.cost.quantum().length().value}}};
  add_accuracy(outputs.summary, result.cost, inputs);
  context.progress(1);
  return outputs;
}

constinit Algorithm const accumulate_command =
    algorithm<Accumulate>("accumulate", "Accumulated travel time", "3 Travel time",
                          "Least travel time from the nearest source to every cell, exact and directed.");

}  // namespace passage
