#pragma once
#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "passage/base/context.hpp"
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
};

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
  /// After the last block: throws Error{input} "undeclared_nodata" or "negative_value" with value, count and
  /// first place when values below `least` were read.
  void finish() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads one band onto its own grid, tile by tile; cells without data are invalid, never a number.
/// `make_store` as in Raster. Throws as RasterFile; nodata is never guessed.
template <class Quantity, class Cell = float, class MakeStore>
Raster<Quantity, Cell> read_raster(Source const& source, RasterRead const& options, Context& context,
                                   MakeStore&& make_store) {
  RasterFile file{source, options};
  Raster<Quantity, Cell> raster{file.grid(), std::forward<MakeStore>(make_store)};
  RasterFile::Block block;
  auto const tiles = raster.layout().tiles();
  for (std::int64_t number = 0; number < tiles; ++number) {
    context.check_cancel();
    auto tile = raster.pin(number);
    file.read(tile.row, tile.column, tile.rows, tile.columns, block);
    std::size_t index = 0;
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column, ++index) {
        if (block.valid[index]) tile.set(row, column, static_cast<Cell>(block.values[index]));
      }
    }
    context.progress(static_cast<double>(number + 1) / static_cast<double>(tiles));
  }
  file.finish();
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
