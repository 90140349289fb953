#include "passage/write/features.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/plain_text.hpp"
#include "passage/geo/projector.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/detail/wkt.hpp"

namespace passage {

namespace {

ColumnKind kind_of(FeatureTable const& table, std::size_t column) {
  bool has_value = false, all_whole = true, all_numbers = true;
  for (auto const& feature : table.features) {
    auto const& field = feature.fields[column];
    if (is_null(field)) continue;
    has_value = true;
    all_whole = all_whole && std::holds_alternative<std::int64_t>(field);
    all_numbers = all_numbers && !std::holds_alternative<std::string>(field);
  }
  if (!has_value || !all_numbers) return ColumnKind::text;
  return all_whole ? ColumnKind::whole : ColumnKind::number;
}

GeometryKind kind_of(Geometry const& geometry) {
  return static_cast<GeometryKind>(geometry.index());  // the variant lists none, points, lines, polygons
}

std::vector<std::string> csv_row(FeatureLayer const& layer, Feature const& feature,
                                 Projector const& to_degrees) {
  std::vector<std::string> row;
  if (layer.geometry == GeometryKind::point) {
    auto const* points = std::get_if<MultiPoint>(&feature.geometry);
    bool const has_point = points && !points->empty();
    auto const place = has_point ? to_degrees(points->front()) : Point{};
    row = {has_point ? decimal(place.x, 7) : "", has_point ? decimal(place.y, 7) : ""};
  }
  for (auto const& field : feature.fields) row.push_back(as_text(field));
  if (layer.geometry > GeometryKind::point) row.push_back(detail::wkt(to_degrees(feature.geometry)));
  return row;
}

}  // namespace

FeatureLayer layer_of(FeatureTable const& table, std::string name) {
  FeatureLayer layer{
      std::move(name), table.source, GeometryKind::none, table.crs.value_or(Crs{}), {}, table.features, {}};
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    layer.columns.push_back({table.columns[i], kind_of(table, i), {}, {}});
  for (auto const& feature : table.features) {
    auto const kind = kind_of(feature.geometry);
    if (kind == GeometryKind::none || kind == layer.geometry) continue;
    if (layer.geometry != GeometryKind::none) {
      throw Error{ErrorKind::input, "mixed_geometry",
                  fmt::format("layer {}: points, lines and polygons cannot share a layer", layer.name)};
    }
    layer.geometry = kind;
  }
  return layer;
}

void write_feature_csv(std::filesystem::path const& path, FeatureLayer const& layer) {
  CsvTable table;
  if (layer.geometry == GeometryKind::point) table.columns = {"lon", "lat"};
  for (auto const& column : layer.columns) table.columns.push_back(column.name);
  if (layer.geometry > GeometryKind::point) table.columns.emplace_back("wkt");
  Projector const to_degrees{layer.crs, Crs{}};
  for (auto const& feature : layer.features) table.rows.push_back(csv_row(layer, feature, to_degrees));
  write_csv(path, table);
}

void write_features(std::filesystem::path const& path, std::vector<FeatureLayer> const& layers, Date stamp) {
  auto const extension = lower(path.extension().string());
  if (extension == ".gpkg") return write_geopackage(path, layers, stamp);
  if (layers.size() != 1) {
    throw Error{ErrorKind::usage, "unknown_format",
                fmt::format("{}: {} layers do not fit a {} file", path.string(), layers.size(), extension),
                "use .gpkg"};
  }
  if (extension == ".geojson" || extension == ".json") return write_geojson(path, layers.front());
  if (extension == ".fgb") return write_flatgeobuf(path, layers.front());
  if (extension == ".shp") return write_shapefile(path, layers.front());
  if (extension == ".csv") return write_feature_csv(path, layers.front());
  throw Error{ErrorKind::usage, "unknown_format",
              fmt::format("{}: unknown file type \"{}\"", path.string(), extension),
              "use .gpkg, .geojson, .fgb, .shp or .csv"};
}

}  // namespace passage
