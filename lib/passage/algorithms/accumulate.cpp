#include "passage/algorithms/accumulate.hpp"

#include <algorithm>

#include "passage/algorithms/source_cells.hpp"
#include "passage/algorithms/surface_store.hpp"
#include "passage/base/parallel.hpp"
#include "passage/read/raster.hpp"
#include "passage/search/surface/horizon.hpp"
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

/// Derives back-links one row of tiles ahead of the writer, with all threads.
class RowOfLinks {
 public:
  RowOfLinks(BackLinker const& linker, TileLayout const& layout, Context& context)
      : linker_(linker),
        layout_(layout),
        context_(context),
        links_(static_cast<std::size_t>(layout.tile_columns()) * TileLayout::cells_per_tile()) {}

  void read(std::int64_t tile, std::uint8_t* links) {
    auto const column = tile % layout_.tile_columns();
    if (column == 0) derive(tile);
    std::copy_n(at(column), TileLayout::cells_per_tile(), links);
  }

 private:
  std::uint8_t* at(std::int64_t column) {
    return links_.data() + static_cast<std::size_t>(column) * TileLayout::cells_per_tile();
  }
  void derive(std::int64_t first) {
    parallel_for(static_cast<std::size_t>(layout_.tile_columns()), context_, [&](std::size_t column, int) {
      auto const step = static_cast<std::int64_t>(column);
      linker_.read(first + step, no_link, at(step));
    });
    context_.progress(static_cast<double>(first) / static_cast<double>(layout_.tiles()));
  }

  BackLinker const& linker_;
  TileLayout layout_;
  Context& context_;
  std::vector<std::uint8_t> links_;
};

CostOptions search_options(Accumulate const& options, ReadSurface const& read, SurfaceStore const& store) {
  CostOptions search;
  search.neighbours = options.surface.neighbours;
  search.corners = options.surface.corners;
  search.max_cost = options.max_cost;
  search.is_reverse = options.reverse;
  search.quantum = read.quantum;
  search.make_store = store.field;
  return search;
}

}  // namespace

Outputs run(Accumulate const& options, Context& context) {
  auto const& inputs = options.surface;
  context.begin_step("read", 0, 0.2);
  auto const grid = RasterFile{ground_of(inputs), {}}.grid();
  auto sources = read_sources(options.sources, "sources", grid, context);
  bool const has_allocation = options.allocation || (options.back_link && sources.cells.size() > 1);
  auto const store = choose_store(inputs, {1, has_allocation},
                                  std::filesystem::path{options.cost.path}.parent_path(), context);
  auto const read = read_surface(inputs, store, context);
  require_passable(sources, read.surface, context);
  auto const search = search_options(options, read, store);
  context.begin_step("search", 0.2, 0.7);
  auto const field = accumulate_cost(read.surface, sources.cells, search, context);
  context.begin_step("derive", 0.7, 0.75);
  std::optional<Allocation> allocation;
  if (has_allocation) allocation = allocate_sources(read.surface, sources.cells, search, field, context);
  context.begin_step("write", 0.75, options.back_link ? 0.85 : 1);
  auto const kind = options.compress == Compression::none ? RasterLayout::uncompressed : RasterLayout::tiled;
  Outputs outputs;
  write_cost(options.cost.path, field, kind, context);
  outputs.files.push_back(options.cost.path);
  if (options.back_link) {
    context.begin_step("write back-link", 0.85, 1);
    BackLinker const linker{read.surface, sources.cells, search, field, allocation ? &*allocation : nullptr};
    RowOfLinks row{linker, field.layout(), context};
    write_back_links(
        options.back_link->path, field.grid(),
        [&](std::int64_t tile, std::uint8_t* links) { row.read(tile, links); }, kind, context);
    outputs.files.push_back(options.back_link->path);
  }
  if (options.allocation) {
    rank_by_feature(*allocation, sources);
    write_geotiff(options.allocation->path, *allocation,
                  {"source", "", "Rank of the feature of sources that serves the cell, by row and column"},
                  kind, context);
    outputs.files.push_back(options.allocation->path);
  }
  auto const extent = extent_of(field);
  find_horizon(read.surface, read.range, sources.cells, search, field, context);
  outputs.summary = {{"reached_cells", Node{static_cast<double>(extent.reached_cells)}},
                     {"sources", Node{static_cast<double>(sources.features.size())}},
                     {"largest_cost_s", Node{extent.most_quanta * field.quantum().length().value}}};
  add_accuracy(outputs.summary, field, inputs);
  context.progress(1);
  return outputs;
}

constinit Algorithm const accumulate_command =
    algorithm<Accumulate>("accumulate", "Accumulated travel time", "3 Travel time",
                          "Least travel time from the nearest source to every cell, exact and directed.");

}  // namespace passage
