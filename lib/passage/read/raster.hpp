#pragma once
#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/base/parallel.hpp"
#include "passage/geo/raster.hpp"
#include "passage/read/source.hpp"

namespace passage {

/// How a raster is read.
struct RasterRead {
  std::string input{};             ///< the scenario table it serves: "population"
  int band = 1;                    ///< from 1
  std::optional<double> nodata{};  ///< overrides what the file declares
  std::optional<Crs> crs{};        ///< overrides what the file says or leaves out
  std::optional<double> least{};   ///< no valid value can be smaller, in the raster's unit; 0 for people
  std::optional<Box> window{};     ///< read only the cells that meet this box, in the raster's CRS
  /// One for each tile, row by row: where it is 0 the tile is not read, and its cells stay invalid. Empty:
  /// all.
  std::vector<unsigned char> tiles{};
};

/// Bounds what GDAL keeps of the blocks of all raster files of this process. At the start it is 96 MiB.
void limit_block_cache(Bytes most);

/// A raster file opened for reading by one thread, cell values as doubles with scale and offset applied. Use
/// read_raster unless the cells shall never be kept.
class RasterFile {
 public:
  /// Throws Error{input}: as require_local; "unreadable_file"; "no_crs"; "rotated_raster"; "unknown_band";
  /// "projected_as_degrees"; "window_outside".
  RasterFile(Source source, RasterRead options);
  ~RasterFile();
  RasterFile(RasterFile&&) noexcept;
  RasterFile& operator=(RasterFile&&) noexcept;

  Grid const& grid() const;
  /// What the file says of the band's unit and of itself, lower case, for plausibility checks.
  std::string const& description() const;
  /// The unit the band declares, as written; empty for most files.
  std::string const& unit() const;

  /// A block of cells, row by row. Invalid: nodata, masked, transparent, not finite.
  struct Block {
    std::vector<double> values;
    std::vector<unsigned char> valid;
  };
  /// Rows and columns count in grid(). Values below `least` are noted for finish().
  void read(std::int64_t row, std::int64_t column, std::int64_t rows, std::int64_t columns, Block& block);
  /// Cells read so far that are not a finite number, though the file does not declare that as no data.
  std::size_t not_finite() const;
  /// Takes over what another reader of the same file noted.
  void join_notes(RasterFile const& other);
  /// After the last block: throws Error{input} "undeclared_nodata" or "negative_value" with value, count and
  /// first place when values below `least` were read.
  void finish() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

namespace detail {

/// Finding "not_a_number": cells that hold NaN or infinity count as no data.
void find_not_finite(RasterFile const& file, Source const& source, RasterRead const& options,
                     Context& context);

/// Sets one row of a tile. Invalid cells hold anything, so that nothing is decided cell by cell.
template <class Cell>
void set_cells(Tile<Cell>& tile, std::int64_t row, double const* numbers, unsigned char const* valid) {
  if constexpr (std::is_floating_point_v<Cell>) {
    auto* const cells = tile.row_values_for_writing(row);
    auto* const bits = tile.row_mask_for_writing(row);
    for (std::int64_t i = 0; i < tile.columns; ++i) cells[i] = static_cast<Cell>(numbers[i]);
    for (std::int64_t first = 0; first < tile.columns; first += 64) {
      auto const count = std::min<std::int64_t>(64, tile.columns - first);
      std::uint64_t word = 0;
      for (std::int64_t i = 0; i < count; ++i) word |= std::uint64_t{valid[first + i] != 0} << i;
      bits[first / 64] = word;
    }
  } else {
    tile.set_row(row, numbers, valid);
  }
}

/// Fills one row of tiles.
template <class Quantity, class Cell>
void read_tiles(RasterFile& file, std::int64_t tile_row, std::vector<unsigned char> const& wanted,
                Raster<Quantity, Cell>& raster) {
  RasterFile::Block block;
  auto const columns = raster.layout().tile_columns();
  for (std::int64_t number = tile_row * columns; number < (tile_row + 1) * columns; ++number) {
    if (!wanted.empty() && wanted[static_cast<std::size_t>(number)] == 0) continue;
    auto tile = raster.pin(number);
    file.read(tile.row, tile.column, tile.rows, tile.columns, block);
    std::size_t index = 0;
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      set_cells(tile, row, block.values.data() + index, block.valid.data() + index);
      index += static_cast<std::size_t>(tile.columns);
    }
  }
}

}  // namespace detail

/// Reads one band onto its own grid, tile by tile; cells without data are invalid, never a number.
/// `make_store` as in Raster. Throws as RasterFile; nodata is never guessed. Finding: "not_a_number".
template <class Quantity, class Cell = float, class MakeStore>
Raster<Quantity, Cell> read_raster(Source const& source, RasterRead const& options, Context& context,
                                   MakeStore&& make_store) {
  std::vector<RasterFile> files;  // one per worker: a file is for one thread
  files.emplace_back(source, options);
  Raster<Quantity, Cell> raster{files.front().grid(), std::forward<MakeStore>(make_store)};
  auto const rows_of_tiles = static_cast<std::size_t>(raster.layout().tile_rows());
  auto const workers = std::min(static_cast<std::size_t>(std::max(1, context.threads)), rows_of_tiles);
  while (files.size() < workers) files.emplace_back(source, options);
  std::atomic<std::size_t> done{0};
  parallel_for(rows_of_tiles, context, [&](std::size_t row, int worker) {
    detail::read_tiles(files[static_cast<std::size_t>(worker)], static_cast<std::int64_t>(row), options.tiles,
                       raster);
    context.progress(static_cast<double>(++done) / static_cast<double>(rows_of_tiles));
  });
  for (std::size_t i = 1; i < files.size(); ++i) files.front().join_notes(files[i]);
  files.front().finish();
  detail::find_not_finite(files.front(), source, options, context);
  return raster;
}

/// As above, all in memory.
template <class Quantity, class Cell = float>
Raster<Quantity, Cell> read_raster(Source const& source, RasterRead const& options, Context& context) {
  return read_raster<Quantity, Cell>(source, options, context, [](std::int64_t tiles) {
    return make_memory_store(tiles, Tile<Cell>::bytes());
  });
}

}  // namespace passage
