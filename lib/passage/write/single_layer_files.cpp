// GeoJSON, FlatGeobuf and Shapefile: one layer a file.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/core.h>
#include <gdal_priv.h>

#include "passage/base/output_folder.hpp"
#include "passage/geo/projector.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/detail/files.hpp"
#include "passage/write/detail/ogr_layer.hpp"
#include "passage/write/features.hpp"

namespace passage {

namespace {

FeatureLayer in_degrees(FeatureLayer layer) {
  Projector const to_degrees{layer.crs, Crs{}};
  for (auto& feature : layer.features) feature.geometry = to_degrees(feature.geometry);
  layer.crs = Crs{};
  return layer;
}

void write_single(char const* driver, PartialFile& file, FeatureLayer const& layer,
                  std::vector<std::string> const& options) {
  detail::GdalSession session{Date{}};
  {
    auto dataset = detail::create_dataset(driver, file.path(), {}, {});
    detail::write_ogr_layer({dataset.get(), file.path(), options}, layer);
  }
  session.throw_if_failed(file.path());
}

/// At most ten characters, all different: the first ten, or nine and less with a number.
std::vector<std::string> short_names(std::vector<LayerColumn> const& columns) {
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (auto const& column : columns) {
    auto name = column.name.substr(0, 10);
    for (int number = 2; !taken.insert(name).second; ++number) {
      auto const ending = fmt::format("{}", number);
      name = column.name.substr(0, 10 - ending.size()) + ending;
    }
    names.push_back(name);
  }
  return names;
}

std::filesystem::path beside(std::filesystem::path path, std::string const& extension) {
  return path.replace_extension(extension);
}

}  // namespace

void write_geojson(std::filesystem::path const& path, FeatureLayer const& layer) {
  PartialFile file{path, true};
  write_single("GeoJSON", file, in_degrees(layer), {"RFC7946=YES", "DESCRIPTION=" + layer.description});
  file.commit();
}

void write_flatgeobuf(std::filesystem::path const& path, FeatureLayer const& layer) {
  PartialFile file{path, true};
  write_single("FlatGeobuf", file, layer, {});
  file.commit();
}

void write_shapefile(std::filesystem::path const& path, FeatureLayer const& layer) {
  auto shortened = layer;
  auto const names = short_names(layer.columns);
  CsvTable dictionary{{"short_name", "name", "heading"}, {}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    dictionary.rows.push_back({names[i], layer.columns[i].name, layer.columns[i].alias});
    shortened.columns[i].name = names[i];
    shortened.columns[i].alias.clear();
  }
  PartialFile file{path, true};
  write_single("ESRI Shapefile", file, shortened, {"ENCODING=UTF-8"});
  for (std::string const extension : {".shx", ".dbf", ".prj", ".cpg"}) {
    if (std::filesystem::exists(beside(file.path(), extension)))
      std::filesystem::rename(beside(file.path(), extension), beside(path, extension));
  }
  file.commit();
  write_csv(beside(path, ".columns.csv"), dictionary);
}

}  // namespace passage
