#include "passage/write/geotiff.hpp"

#include <array>
#include <vector>

#include <cpl_string.h>
#include <fmt/core.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "passage/base/error.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/write/detail/files.hpp"
#include "passage/write/detail/gdal.hpp"

namespace passage::detail {

namespace {

GDALDataType gdal_type(CellType type) {
  static constexpr std::array types = {GDT_Byte,  GDT_Int16,  GDT_UInt16,  GDT_Int32,  GDT_UInt32,
                                       GDT_Int64, GDT_UInt64, GDT_Float32, GDT_Float64};
  return types[static_cast<std::size_t>(type)];
}

void set_nodata(GDALRasterBand& band, CellType type) {
  switch (type) {
    case CellType::uint64:
      band.SetNoDataValueAsUInt64(nodata<std::uint64_t>());
      break;
    case CellType::int64:
      band.SetNoDataValueAsInt64(nodata<std::int64_t>());
      break;
    case CellType::float32:
    case CellType::float64:
      band.SetNoDataValue(nodata<double>());
      break;
    case CellType::uint8:
      band.SetNoDataValue(nodata<std::uint8_t>());
      break;
    case CellType::int16:
      band.SetNoDataValue(nodata<std::int16_t>());
      break;
    case CellType::uint16:
      band.SetNoDataValue(nodata<std::uint16_t>());
      break;
    case CellType::int32:
      band.SetNoDataValue(nodata<std::int32_t>());
      break;
    case CellType::uint32:
      band.SetNoDataValue(nodata<std::uint32_t>());
      break;
  }
}

void describe(GDALDataset& dataset, TileSource const& source, BandText const& text) {
  auto const& grid = *source.grid;
  std::array<double, 6> transform = {grid.origin.x, grid.cell_width, 0, grid.origin.y, 0, -grid.cell_height};
  dataset.SetGeoTransform(transform.data());
  dataset.SetSpatialRef(spatial_reference(grid.crs).get());
  if (!text.description.empty())
    dataset.SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", text.description.c_str());
  auto& band = *dataset.GetRasterBand(1);
  band.SetDescription(text.name.c_str());
  band.SetUnitType(text.unit.c_str());
  set_nodata(band, source.type);
}

void write_tiles(GDALDataset& dataset, TileSource const& source, Context& context) {
  auto const type = gdal_type(source.type);
  std::vector<std::byte> cells(TileLayout::cells_per_tile() *
                               static_cast<std::size_t>(GDALGetDataTypeSizeBytes(type)));
  auto& band = *dataset.GetRasterBand(1);
  for (std::int64_t tile = 0; tile < source.layout.tiles(); ++tile) {
    context.check_cancel();
    source.fill(tile, cells.data());
    // Blocks of the file are the tiles of the store, those at the edge filled up with nodata.
    if (band.WriteBlock(static_cast<int>(tile % source.layout.tile_columns()),
                        static_cast<int>(tile / source.layout.tile_columns()), cells.data()) != CE_None)
      return;  // the session holds GDAL's message
  }
}

std::vector<std::string> compression(CellType type) {
  bool const is_floating = type == CellType::float32 || type == CellType::float64;
  return {"COMPRESS=DEFLATE", fmt::format("PREDICTOR={}", is_floating ? 3 : 2), "BIGTIFF=IF_SAFER"};
}

// The file could be made, so what fails later is the room for it.
void throw_if_cut_off(GdalSession const& session, std::filesystem::path const& path) {
  if (session.has_failed()) throw_cut_off(path, session.first_failure());
}

void write_tiled(std::filesystem::path const& path, TileSource const& source, BandText const& text,
                 bool is_compressed, Context& context) {
  auto options = is_compressed ? compression(source.type) : std::vector<std::string>{"BIGTIFF=IF_SAFER"};
  options.insert(options.end(), {"TILED=YES", fmt::format("BLOCKXSIZE={}", TileLayout::side),
                                 fmt::format("BLOCKYSIZE={}", TileLayout::side)});
  auto dataset = create_dataset("GTiff", path,
                                {static_cast<int>(source.layout.columns),
                                 static_cast<int>(source.layout.rows), 1, gdal_type(source.type)},
                                options);
  describe(*dataset, source, text);
  write_tiles(*dataset, source, context);
}

void copy_as_cog(std::filesystem::path const& from, std::filesystem::path const& to, CellType type) {
  Dataset const source{GDALDataset::Open(from.c_str(), GDAL_OF_RASTER)};
  auto* driver = GetGDALDriverManager()->GetDriverByName("COG");
  if (!source || !driver) throw_unwritable(to, CPLGetLastErrorMsg());
  bool const is_floating = type == CellType::float32 || type == CellType::float64;
  CPLStringList options;
  options.AddString("COMPRESS=DEFLATE");
  options.AddString("PREDICTOR=YES");
  options.AddString("BIGTIFF=IF_SAFER");
  options.AddString("BLOCKSIZE=256");
  options.AddString(is_floating ? "OVERVIEW_RESAMPLING=AVERAGE" : "OVERVIEW_RESAMPLING=NEAREST");
  Dataset const made{driver->CreateCopy(to.c_str(), source.get(), false, options.List(), nullptr, nullptr)};
  if (!made) throw_unwritable(to, CPLGetLastErrorMsg());
}

}  // namespace

void throw_value_is_nodata(std::string const& band) {
  throw Error{ErrorKind::defect, "value_is_nodata",
              band + ": a valid cell holds the value that stands for no data"};
}

void write_geotiff(std::filesystem::path const& path, TileSource const& source, BandText const& text,
                   RasterLayout kind, Context& context) {
  if (path.extension() != ".tif" && path.extension() != ".tiff") {
    throw Error{ErrorKind::usage, "unknown_format", path.string() + ": rasters are written as .tif"};
  }
  GdalSession session{Date{}};
  PartialFile file{path, true};
  if (kind != RasterLayout::cloud_optimised) {
    write_tiled(file.path(), source, text, kind == RasterLayout::tiled, context);
  } else {
    PartialFile plain{file.path(), true};  // removed when it has been copied
    write_tiled(plain.path(), source, text, true, context);
    throw_if_cut_off(session, path);
    copy_as_cog(plain.path(), file.path(), source.type);
  }
  throw_if_cut_off(session, path);
  file.commit();
}

}  // namespace passage::detail
