#include "passage/algorithms/surface_store.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/file_tile_store.hpp"
#include "passage/geo/indexed_tile_store.hpp"
#include "passage/read/raster.hpp"

namespace passage {

namespace {

constexpr auto side = TileLayout::side;
constexpr double mebibyte = 1048576;
constexpr double float_tile = static_cast<double>(Tile<float>::bytes());
constexpr double cells_per_tile = static_cast<double>(TileLayout::cells_per_tile());
constexpr double program_bytes = 60 * mebibyte;  // the program, PROJ's tables, small change
constexpr std::size_t few_values = 30000;        // in a sample; the table of indices holds 65 535

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

StoreMaker on_disk(std::filesystem::path const& folder, double bytes) {
  return [folder, bytes](std::int64_t tiles, std::size_t bytes_per_tile) {
    return make_file_store(folder, Bytes{bytes}, tiles, bytes_per_tile);
  };
}

/// Shares of a cache by what a tile takes: planes of more bits are used less.
StoreMaker on_disk_by_plane(std::filesystem::path const& folder, double bytes) {
  return [folder, bytes](std::int64_t tiles, std::size_t bytes_per_tile) {
    auto const per_cell = bytes_per_tile / TileLayout::cells_per_tile();
    double const share = per_cell >= 4 ? 0.7 : per_cell == 1 ? 0.2 : 0.1;
    return make_file_store(folder, Bytes{share * bytes}, tiles, bytes_per_tile);
  };
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
                           std::filesystem::path const& folder, double allowed) {
  double const room = 0.95 * (allowed - needed.fixed);  // the rest is the allocator's own
  double const movable = needed.friction + needed.elevation + needed.fields;
  double const fields = room * needed.fields / movable / (needs.fields + (needs.has_allocation ? 0.8 : 0));
  SurfaceStore store;
  store.friction = on_disk_by_plane(folder, room * needed.friction / movable);
  store.elevation = on_disk_by_plane(folder, room * needed.elevation / movable);
  store.field = on_disk_by_plane(folder, fields);
  if (!needed.has_indices) store.friction = on_disk(folder, room * needed.friction / movable);
  return store;
}

void find_short_disk(std::filesystem::path const& folder, double wanted, Context& context) {
  std::error_code error;
  auto const place = folder.empty() ? std::filesystem::path{"."} : folder;
  auto const room = std::filesystem::space(place, error);
  if (error || static_cast<double>(room.available) >= wanted) return;
  context.find({Severity::warning, "disk_may_be_short",
                fmt::format("{}: scratch files may take {:.0f} MiB and {:.0f} MiB are free", place.string(),
                            wanted / mebibyte, static_cast<double>(room.available) / mebibyte),
                "", place.string()});
}

}  // namespace

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
  needed.fields = tiles * cells_per_tile * (5.0 * needs.fields + (needs.has_allocation ? 4.125 : 0));
  // Four strips of doubles as deep as the longest move, with their bookkeeping.
  double const border = 4 * 256 * 8 * reach_of(inputs.neighbours) + 400;
  double const decoded = needed.has_indices ? static_cast<double>(decoded_slots(layout)) * float_tile : 0;
  needed.fixed = program_bytes + tiles * border + decoded + 4 * mebibyte * context.threads +
                 block_cache_bytes(layout, context);
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
  double const least = needed.fixed + 64 * mebibyte;
  if (least > allowed) {
    throw Error{ErrorKind::resources, "out_of_memory",
                fmt::format("even with scratch files this needs {:.0f} MiB, and {:.0f} MiB are allowed",
                            least / mebibyte, allowed / mebibyte),
                "raise --memory or take a larger cell"};
  }
  auto const disk = needed.whole() - needed.fixed;
  context.log(fmt::format("scratch files of up to {:.0f} MiB in {}", disk / mebibyte,
                          folder.empty() ? "." : folder.string()));
  find_short_disk(folder, disk, context);
  auto store = scratch_store(needed, needs, folder, allowed);
  if (needed.has_indices) store.friction = with_indices(store.friction, layout);
  return store;
}

}  // namespace passage
