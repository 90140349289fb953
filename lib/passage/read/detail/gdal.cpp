#include "passage/read/detail/gdal.hpp"

#include <algorithm>
#include <fstream>
#include <mutex>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <fmt/core.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>

#include "passage/base/error.hpp"

namespace passage::detail {

namespace {

// Formats that keep their data in local files. Everything else that GDAL can open (services, databases, web
// tiles) stays closed.
constexpr char const* vector_drivers[] = {
    "GPKG",    "ESRI Shapefile", "FlatGeobuf", "GeoJSON", "GeoJSONSeq",   "TopoJSON", "ESRIJSON",
    "CSV",     "XLSX",           "ODS",        "LIBKML",  "KML",          "GPX",      "GML",
    "SQLite",  "OpenFileGDB",    "DXF",        "OGR_GMT", "MapInfo File", "JML",      "OGR_VRT",
    "Parquet", "Arrow",          nullptr};
constexpr char const* raster_drivers[] = {"GTiff",   "VRT",
                                          "GPKG",    "MBTiles",
                                          "AAIGrid", "HFA",
                                          "ENVI",    "EHdr",
                                          "SAGA",    "GSAG",
                                          "GSBG",    "GS7BG",
                                          "RST",     "RRASTER",
                                          "netCDF",  "HDF5",
                                          "GRIB",    "PNG",
                                          "JPEG",    "JP2OpenJPEG",
                                          "WEBP",    "SRTMHGT",
                                          "USGSDEM", "XYZ",
                                          "ERS",     "GRASSASCIIGrid",
                                          "BT",      "ISG",
                                          "PCIDSK",  "KMLSUPEROVERLAY",
                                          nullptr};

struct Setting {
  char const* key;
  char const* value;
};
constexpr Setting settings[] = {
    {"GML_DOWNLOAD_SCHEMA", "NO"},     // a schema location may be an address
    {"GDAL_VRT_ENABLE_PYTHON", "NO"},  // a VRT must not run code
    {"SHAPE_RESTORE_SHX", "NO"},       // would write beside the input
    {"OGR_SQLITE_ALLOW_EXTERNAL_ACCESS", "NO"},
    {"CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{none}"},
    {"GDAL_HTTP_PROXY", "0.0.0.0:1"},  // whatever slips through has nowhere to go
    {"GDAL_HTTP_MAX_RETRY", "0"},
    {"OGR_CT_USE_SRS_COORDINATE_EPOCH", "NO"},
    {"PROJ_NETWORK", "OFF"},
};

// Rasters are read once, tile by tile: room for the blocks of a row of tiles, not for the whole file.
constexpr GIntBig block_cache_bytes = GIntBig{96} << 20;

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    GDALAllRegister();
    GDALSetCacheMax64(block_cache_bytes);
  });
}

/// "Unicode text" of spreadsheet programs: a byte order mark of UTF-16, either way round.
bool begins_as_utf16(Source const& source) {
  std::ifstream file{source.file, std::ios::binary};
  std::string mark(2, ' ');
  file.read(mark.data(), 2);
  return mark == "\xff\xfe" || mark == "\xfe\xff";
}

}  // namespace

void CloseDataset::operator()(GDALDataset* dataset) const {
  if (dataset) GDALClose(GDALDataset::ToHandle(dataset));
}

void GdalScope::report(int severity, int, char const* message) {
  auto* scope = static_cast<GdalScope*>(CPLGetErrorHandlerUserData());
  if (severity >= CE_Failure) {
    if (scope->failure_.empty()) scope->failure_ = message;
  } else if (severity == CE_Warning) {
    scope->warnings_.emplace_back(message);
  }
}

GdalScope::GdalScope() {
  register_drivers();
  OSRSetPROJEnableNetwork(0);
  for (auto const& setting : settings) {
    auto const* before = CPLGetThreadLocalConfigOption(setting.key, nullptr);
    saved_.emplace_back(setting.key, before ? before : "");
    CPLSetThreadLocalConfigOption(setting.key, setting.value);
  }
  CPLPushErrorHandlerEx(
      [](CPLErr severity, CPLErrorNum number, char const* message) { report(severity, number, message); },
      this);
}

GdalScope::~GdalScope() {
  CPLPopErrorHandler();
  for (auto const& [key, value] : saved_) {
    CPLSetThreadLocalConfigOption(key.c_str(), value.empty() ? nullptr : value.c_str());
  }
}

void GdalScope::clear() {
  failure_.clear();
  warnings_.clear();
}

Dataset open_dataset(Source const& source, Contents contents, GdalScope const& scope,
                     std::vector<std::string> const& options) {
  require_local(source);
  auto given = options;
  auto const extension = source.file.extension().string();
  auto write_ahead_log = source.file;
  write_ahead_log += "-wal";
  // An immutable database gets no -shm and -wal files beside it; one that is being edited needs its log.
  if ((extension == ".gpkg" || extension == ".GPKG") && !std::filesystem::exists(write_ahead_log)) {
    given.emplace_back("IMMUTABLE=YES");
  }
  std::vector<char const*> list;
  list.reserve(given.size() + 1);
  for (auto const& option : given) list.push_back(option.c_str());
  list.push_back(nullptr);
  bool const is_vector = contents == Contents::vector;
  auto const flags = static_cast<unsigned>((is_vector ? GDAL_OF_VECTOR : GDAL_OF_RASTER) | GDAL_OF_READONLY);
  Dataset dataset{GDALDataset::Open(source.file.c_str(), flags, is_vector ? vector_drivers : raster_drivers,
                                    list.data(), nullptr)};
  if (dataset) return dataset;
  if (is_vector && begins_as_utf16(source)) {
    throw Error{ErrorKind::input, "unreadable_file",
                fmt::format("{}: text in UTF-16, which Passage does not read", source.name()),
                "save it again as CSV in UTF-8"};
  }
  bool const is_osm = source.file.string().ends_with(".osm.pbf") || extension == ".osm";
  throw Error{ErrorKind::input, "unreadable_file",
              fmt::format("{}: not a {} file that Passage reads{}", source.name(),
                          is_vector ? "vector or table" : "raster",
                          scope.first_failure().empty() ? "" : ": " + scope.first_failure()),
              is_osm ? "an OpenStreetMap extract is read as roads with format = \"osm\""
                     : "a GeoPackage, GeoJSON, Shapefile, CSV or GeoTIFF can be read"};
}

}  // namespace passage::detail
