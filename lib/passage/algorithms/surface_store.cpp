#include "passage/algorithms/surface_store.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include <fmt/core.h>

#include "passage/algorithms/barrier_inputs.hpp"
#include "passage/algorithms/scratch_files.hpp"
#include "passage/geo/file_tile_store.hpp"
#include "passage/geo/indexed_tile_store.hpp"
#include "passage/geo/tile_selection.hpp"
#include "passage/read/raster.hpp"

namespace passage {

namespace {

constexpr auto side = TileLayout::side;
constexpr double mebibyte = 1048576;
constexpr double float_tile = static_cast<double>(Tile<float>::bytes());
constexpr double cells_per_tile = static_cast<double>(TileLayout::cells_per_tile());
constexpr std::size_t few_values = 30000;     // in a sample; the table of indices holds 65 535
constexpr double sets_of_cells = 6;           // of a corridor: a bit a cell each
constexpr double width_bytes_per_cell = 100;  // clearance with its order, or the double cover

// Beneath this size indices would save little and nothing is sampled.
constexpr std::int64_t small_cells = std::int64_t{1} << 24;

/// Distinct values in 16 tiles spread over the raster.
std::size_t distinct_values(RasterFile& file, TileLayout const& layout) {
  std::unordered_set<double> values;  // only its size is used
  RasterFile::Block block;
  for (std::int64_t step = 0; step < 16; ++step) {
    auto const row = (layout.tile_rows() - 1) * (step / 4) / 3 * side;
    auto const column = (layout.tile_columns() - 1) * (step % 4) / 3 * side;
    file.read(row, column, std::min(side, layout.rows - row), std::min(side, layout.columns - column), block);
    for (std::size_t at = 0; at < block.values.size(); ++at)
      if (block.valid[at]) values.insert(block.values[at]);
    if (values.size() > few_values) break;
  }
  return values.size();
}

/// Decoded tiles that stand ready beside the indices: a front of the search across the raster and back.
std::size_t decoded_slots(TileLayout const& layout) {
  return static_cast<std::size_t>(2 * (layout.tile_rows() + layout.tile_columns()) + 16);
}

/// Room for the blocks that reading tile by tile comes back to: two rows of tiles for each thread, as floats.
double block_cache_bytes(TileLayout const& layout, Context const& context) {
  double const row = static_cast<double>(layout.tile_columns()) * cells_per_tile * 4;
  return std::clamp(1.25 * row * context.threads, 16 * mebibyte,
                    std::max(16 * mebibyte, static_cast<double>(context.memory_bytes) / 8));
}

StoreMaker with_indices(StoreMaker keep, TileLayout const& layout) {
  return [keep = std::move(keep), slots = decoded_slots(layout)](std::int64_t tiles, std::size_t) {
    return make_indexed_store(keep, tiles, slots);
  };
}

/// The sample may have missed values: tiles that need floats after all go to disk where memory is short.
StoreMaker floats_on_disk(std::filesystem::path const& folder, double bytes) {
  return [folder, bytes](std::int64_t tiles, std::size_t bytes_per_tile) {
    if (bytes_per_tile < Tile<float>::bytes()) return make_memory_store(tiles, bytes_per_tile);
    return make_file_store(folder, Bytes{bytes}, tiles, bytes_per_tile);
  };
}

SurfaceStore scratch_store(MemoryEstimate const& needed, SurfaceNeeds const& needs,
                           std::filesystem::path const& folder, double room) {
  double const movable = needed.friction + needed.elevation + needed.fields;
  double const fields = room * needed.fields / movable /
                        (needs.fields + (needs.has_allocation ? 0.8 : 0) + (needs.has_widths ? 0.8 : 0) +
                         0.2 * needs.back_links);
  SurfaceStore store;
  store.friction = on_disk_by_plane(folder, room * needed.friction / movable);
  store.elevation = on_disk_by_plane(folder, room * needed.elevation / movable);
  store.field = on_disk_by_plane(folder, fields);
  if (!needed.has_indices) store.friction = on_disk(folder, room * needed.friction / movable);
  return store;
}

/// One mask of moves a cell on every tile that a barrier meets.
double blocked_moves_bytes(SurfaceInputs const& inputs, Grid const& grid) {
  if (!inputs.barriers) return 0;
  Context quiet;  // findings are reported when the barriers are read for good
  auto const barriers = read_barrier_lines(*inputs.barriers, grid.crs, quiet);
  auto const margin = reach_of(inputs.neighbours) * std::max(grid.cell_width, grid.cell_height);
  auto const met = tiles_around(grid, barriers, {}, margin).tiles().size();
  return static_cast<double>(met) * blocked_moves_bytes_per_tile;
}

}  // namespace

double widths_budget_bytes(Context const& context) {
  return static_cast<double>(context.memory_bytes) / 4;
}

MemoryEstimate estimate_memory(SurfaceInputs const& inputs, SurfaceNeeds const& needs,
                               Context const& context) {
  RasterFile file{ground_of(inputs), {}};
  auto const& grid = file.grid();
  TileLayout const layout{grid.rows, grid.columns};
  auto const tiles = static_cast<double>(layout.tiles());
  MemoryEstimate needed;
  auto const distinct = grid.cells() < small_cells ? few_values + 1 : distinct_values(file, layout);
  needed.has_indices = distinct <= few_values;
  double const index_bytes = distinct < 200 ? 1 : 2;
  needed.friction = tiles * (needed.has_indices ? index_bytes * cells_per_tile : float_tile);
  if (inputs.elevation) needed.elevation += tiles * float_tile;
  if (inputs.landcover)  // a pace per cell; the classes themselves are gone before labels are held
    needed.elevation += tiles * static_cast<double>(Tile<std::uint8_t>::bytes());
  needed.fields = tiles * cells_per_tile *
                  (5.0 * needs.fields + (needs.has_allocation ? 4.125 : 0) + (needs.has_widths ? 4.125 : 0) +
                   1.125 * needs.back_links);
  double const decoded = needed.has_indices ? static_cast<double>(decoded_slots(layout)) * float_tile : 0;
  needed.fixed = program_bytes + tiles * border_bytes(inputs.neighbours) + decoded +
                 worker_bytes * context.threads + block_cache_bytes(layout, context) +
                 blocked_moves_bytes(inputs, grid);
  if (!needs.has_widths) return needed;
  auto const cells = static_cast<double>(grid.cells());
  needed.fixed += cells * sets_of_cells / 8;
  needed.widths = std::min(cells * width_bytes_per_cell, widths_budget_bytes(context));
  return needed;
}

SurfaceStore choose_store(SurfaceInputs const& inputs, SurfaceNeeds const& needs,
                          std::filesystem::path const& folder, Context& context) {
  auto const needed = estimate_memory(inputs, needs, context);
  auto const grid = RasterFile{ground_of(inputs), {}}.grid();
  TileLayout const layout{grid.rows, grid.columns};
  limit_block_cache(Bytes{block_cache_bytes(layout, context)});
  auto const allowed = static_cast<double>(context.memory_bytes);
  context.log(fmt::format("{} x {} cells: up to {:.0f} MiB in memory, {:.0f} MiB allowed", grid.columns,
                          grid.rows, needed.whole() / mebibyte, allowed / mebibyte));
  if (needed.whole() <= allowed) {
    SurfaceStore store;
    if (needed.has_indices)
      store.friction =
          with_indices(floats_on_disk(folder, allowed - needed.whole() + 8 * float_tile), layout);
    return store;
  }
  auto const fixed = needed.fixed + needed.widths;
  auto const room = scratch_room({fixed, needed.whole() - fixed, allowed}, folder, context);
  auto store = scratch_store(needed, needs, folder, room);
  if (needed.has_indices) store.friction = with_indices(store.friction, layout);
  return store;
}

}  // namespace passage
