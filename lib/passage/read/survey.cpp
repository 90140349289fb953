#include "passage/read/survey.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/features.hpp"
#include "passage/read/recognise_features.hpp"
#include "passage/read/recognise_osm.hpp"
#include "passage/read/recognise_raster.hpp"

namespace passage {

namespace {

namespace fs = std::filesystem;

constexpr auto vector_endings = std::to_array<std::string_view>(
    {".gpkg", ".shp", ".geojson", ".json", ".fgb", ".csv", ".xlsx", ".ods", ".kml", ".kmz", ".gpx", ".gml",
     ".sqlite", ".gdb", ".tab", ".mif", ".parquet"});
constexpr auto raster_endings = std::to_array<std::string_view>(
    {".tif", ".tiff", ".vrt", ".asc", ".img", ".hgt", ".nc", ".flt", ".bil", ".rst"});
/// Files that belong to others, and what Passage wrote itself.
constexpr auto parts_endings = std::to_array<std::string_view>(
    {".dbf", ".shx", ".prj", ".cpg", ".qpj", ".qix", ".sbn", ".sbx", ".xml", ".csvt", ".qml", ".sld", ".qmd",
     ".tfw", ".ovr", ".toml", ".gpkg-wal", ".gpkg-shm"});

std::string lower(std::string text) {
  for (char& letter : text) letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
  return text;
}

template <std::size_t N>
bool ends_as(fs::path const& file, std::array<std::string_view, N> const& endings) {
  auto const ending = lower(file.extension().string());
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_osm_file(fs::path const& file) {
  auto const name = lower(file.filename().string());
  return name.ends_with(".osm.pbf") || name.ends_with(".osm") || name.ends_with(".osm.bz2");
}

std::string extent_text(Box const& box) {
  if (box.is_empty()) return "";
  return fmt::format(", {:.2f} {:.2f} to {:.2f} {:.2f}", box.low.x, box.low.y, box.high.x, box.high.y);
}

char const* shape_word(FeatureTable const& table) {
  for (auto const& feature : table.features) {
    if (std::holds_alternative<MultiLine>(feature.geometry)) return "lines";
    if (std::holds_alternative<MultiPolygon>(feature.geometry)) return "areas";
    if (std::holds_alternative<MultiPoint>(feature.geometry)) return "points";
  }
  return "rows without a place";
}

/// Reads a layer; where the file names no CRS and the numbers can be degrees, they are taken for degrees.
FeatureTable read_layer(Source const& source, std::string& guessed_crs, Context& context) {
  FeatureRead options;
  options.input = "new";
  try {
    return read_features(source, options, context);
  } catch (Error const& error) {
    if (error.code() != "no_crs") throw;
  }
  guessed_crs = "EPSG:4326";
  options.crs = Crs{};
  return read_features(source, options, context);
}

Recognised look_at_layer(Source const& source, Context& context) {
  Recognised found;
  found.source = source;
  try {
    Context quiet;  // faults of inputs are the business of `check`
    std::string guessed_crs;
    auto table = read_layer(source, guessed_crs, quiet);
    auto const crs = table.crs ? table.crs->name() : std::string{};
    auto const degrees = to_lon_lat(std::move(table));
    found = recognise_features(degrees, source);
    found.crs = guessed_crs;
    found.seen = fmt::format("{} {}{}{}", degrees.features.size(), shape_word(degrees),
                             crs.empty()           ? ""
                             : guessed_crs.empty() ? ", " + crs
                                                   : ", no CRS in the file",
                             extent_text(found.degrees));
  } catch (Error const& error) {
    if (error.kind() != ErrorKind::input) throw;
    found.trouble = error.what();
  }
  context.check_cancel();
  return found;
}

Recognised look_at_cells(Source const& source, Context& context) {
  Recognised found;
  found.source = source;
  try {
    auto const look = look_at_raster(source);
    found = recognise_raster(look, source);
    for (auto& reading : found.readings) {
      if (reading.role != InputRole::population || reading.belief == Belief::weak) continue;
      reading.keys = population_keys(source, context);
    }
    auto const& grid = look.grid;
    found.seen = fmt::format("{} x {} cells of {:.6g} {}, {}, values {:.4g} to {:.4g}", grid.columns,
                             grid.rows, grid.cell_width, grid.crs.is_geographic() ? "degrees" : "m",
                             grid.crs.name(), look.low, look.high);
  } catch (Error const& error) {
    if (error.kind() != ErrorKind::input) throw;
    found.trouble = error.what();
    found.readings.clear();
  }
  context.check_cancel();
  return found;
}

/// Roads of an extract need no columns; its towns are where a movement may begin.
Recognised look_at_osm(Source const& source, Context& context) {
  try {
    return recognise_osm(source, context);
  } catch (Error const& error) {
    if (error.kind() != ErrorKind::input) throw;
    Recognised found;
    found.source = source;
    found.trouble = error.what();
    return found;
  }
}

void look_at(Source const& source, Survey& survey, Context& context) {
  if (is_osm_file(source.file)) {
    survey.layers.push_back(look_at_osm(source, context));
  } else if (ends_as(source.file, raster_endings)) {
    survey.layers.push_back(look_at_cells(source, context));
  } else if (!source.layer.empty()) {
    survey.layers.push_back(look_at_layer(source, context));
  } else {
    std::vector<std::string> names;
    try {
      names = layer_names(source);
    } catch (Error const& error) {
      if (error.kind() != ErrorKind::input) throw;
      Recognised found;
      found.source = source;
      found.trouble = error.what();
      survey.layers.push_back(std::move(found));
      return;
    }
    if (names.size() == 1) names.front().clear();
    for (auto& name : names) survey.layers.push_back(look_at_layer({source.file, std::move(name)}, context));
  }
}

bool is_result(fs::path const& folder) {
  return fs::exists(folder / "run.json");
}

std::vector<fs::path> files_in(fs::path const& folder) {
  std::set<fs::path> files;
  std::error_code failure;
  for (auto entry = fs::recursive_directory_iterator{folder, failure};
       entry != fs::recursive_directory_iterator{}; entry.increment(failure)) {
    auto const name = entry->path().filename().string();
    bool const is_hidden = name.starts_with(".");
    bool const is_layer_folder = entry->is_directory() && lower(name).ends_with(".gdb");
    if (entry->is_directory()) {
      if (is_hidden || is_layer_folder || is_result(entry->path())) entry.disable_recursion_pending();
      if (is_layer_folder) files.insert(entry->path());
    } else if (!is_hidden) {
      files.insert(entry->path());
    }
  }
  return {files.begin(), files.end()};
}

}  // namespace

Survey survey_folder(fs::path const& folder, Context& context) {
  if (!fs::is_directory(folder)) {
    throw Error{ErrorKind::input, "missing_folder", folder.string() + ": no such folder",
                "give the folder that holds the data"};
  }
  Survey survey;
  std::vector<fs::path> known;
  for (auto const& file : files_in(folder)) {
    if (is_osm_file(file) || ends_as(file, vector_endings) || ends_as(file, raster_endings)) {
      known.push_back(file);
    } else if (!ends_as(file, parts_endings)) {
      auto const packed = lower(file.extension().string()) == ".zip" ? " (packed: unpack it first)" : "";
      survey.not_opened.push_back(file.lexically_relative(folder).string() + packed);
    }
  }
  if (known.empty()) {
    throw Error{ErrorKind::input, "empty_folder", folder.string() + ": holds no map, table or raster",
                "put the data of the question into it; zip files are to be unpacked first"};
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    look_at({known[i], ""}, survey, context);
    context.progress(static_cast<double>(i + 1) / static_cast<double>(known.size()));
  }
  return survey;
}

Survey survey_layers(std::vector<Source> const& sources, Context& context) {
  Survey survey;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    require_local(sources[i]);
    look_at(sources[i], survey, context);
    context.progress(static_cast<double>(i + 1) / static_cast<double>(sources.size()));
  }
  return survey;
}

}  // namespace passage
