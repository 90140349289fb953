#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <type_traits>

#include "passage/base/context.hpp"
#include "passage/geo/raster.hpp"

namespace passage {

/// What a raster file says of its one band.
struct BandText {
  std::string name;         ///< with its unit: "hazard_events_per_km2_day"
  std::string unit;         ///< as UDUNITS writes it: "s", "km-2 day-1"
  std::string description;  ///< one sentence; may be empty
};

/// Plain tiled GeoTIFF; with overviews in COG layout; tiled without compression, for large intermediate
/// files.
enum class RasterLayout { tiled, cloud_optimised, uncompressed };

namespace detail {

enum class CellType { uint8, int16, uint16, int32, uint32, int64, uint64, float32, float64 };

template <class Cell>
constexpr CellType cell_type() {
  if constexpr (std::is_same_v<Cell, double>) return CellType::float64;
  if constexpr (std::is_same_v<Cell, float>) return CellType::float32;
  if constexpr (std::is_same_v<Cell, std::uint64_t>) return CellType::uint64;
  if constexpr (std::is_same_v<Cell, std::int64_t>) return CellType::int64;
  if constexpr (std::is_same_v<Cell, std::uint32_t>) return CellType::uint32;
  if constexpr (std::is_same_v<Cell, std::int32_t>) return CellType::int32;
  if constexpr (std::is_same_v<Cell, std::uint16_t>) return CellType::uint16;
  if constexpr (std::is_same_v<Cell, std::int16_t>) return CellType::int16;
  static_assert(std::is_arithmetic_v<Cell> && !std::is_same_v<Cell, bool>);
  return CellType::uint8;
}

/// A Raster with its cell type erased: fills one tile of side × side cells, invalid cells as `nodata`.
struct TileSource {
  Grid const* grid;
  TileLayout layout;
  CellType type;
  std::function<void(std::int64_t tile, void* cells)> fill;
};

void write_geotiff(std::filesystem::path const& path, TileSource const& source, BandText const& text,
                   RasterLayout kind, Context& context);

/// Throws Error{defect, "value_is_nodata"}: a valid value that the file would show as missing.
[[noreturn]] void throw_value_is_nodata(std::string const& band);

/// NaN for floating cells, else the largest number of the type.
template <class Cell>
constexpr Cell nodata() {
  if constexpr (std::is_floating_point_v<Cell>) return std::numeric_limits<Cell>::quiet_NaN();
  return std::numeric_limits<Cell>::max();
}

}  // namespace detail

/// Writes a raster tile by tile: DEFLATE, unit, band name, and nodata apart from every value (NaN, or the
/// largest integer; a valid cell of that value is an error, never a hole). Same cells, same bytes. Throws
/// Error{usage, "unknown_format"} unless the file ends in .tif, Error{input, "output_not_writable"},
/// Error{resources, "disk_full"}, Error{cancelled}.
template <class Quantity, class Cell>
void write_geotiff(std::filesystem::path const& path, Raster<Quantity, Cell> const& raster,
                   BandText const& text, RasterLayout kind, Context& context) {
  auto fill = [&](std::int64_t number, void* bytes) {
    auto const tile = raster.pin(number);
    std::span<Cell> const cells{static_cast<Cell*>(bytes), TileLayout::cells_per_tile()};
    for (std::int64_t row = 0; row < TileLayout::side; ++row) {
      for (std::int64_t column = 0; column < TileLayout::side; ++column) {
        auto& cell = cells[static_cast<std::size_t>(row * TileLayout::side + column)];
        cell = detail::nodata<Cell>();
        if (row >= tile.rows || column >= tile.columns ||
            !tile.is_valid(tile.row + row, tile.column + column))
          continue;
        auto const value = tile.value(tile.row + row, tile.column + column);
        if (value == detail::nodata<Cell>() || value != value) detail::throw_value_is_nodata(text.name);
        cell = value;
      }
    }
  };
  detail::write_geotiff(path, {&raster.grid(), raster.layout(), detail::cell_type<Cell>(), fill}, text, kind,
                        context);
}

}  // namespace passage
