#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/geo/crs.hpp"
#include "passage/geo/feature_table.hpp"

namespace passage {

enum class ColumnKind { text, whole, number, date, yes_no };

struct LayerColumn {
  std::string name;  ///< ends in its unit: "length_km"
  ColumnKind kind = ColumnKind::text;
  std::string alias = {};        ///< heading for people: "Length (km)"; may be empty
  std::string description = {};  ///< may be empty
};

enum class GeometryKind { none, point, line, polygon };

/// Features as they are written: typed columns, one kind of geometry, and a look.
struct FeatureLayer {
  std::string name, description;
  GeometryKind geometry = GeometryKind::none;
  Crs crs;
  std::vector<LayerColumn> columns;
  std::vector<Feature> features;  ///< fields in column order; dates as text yyyy-mm-dd, yes/no as 0 or 1
  std::string style_qml;          ///< QGIS style; empty for none
};

/// A layer of a table as it was read or made: column kinds are taken from the values, the geometry kind from
/// the features. Throws Error{input, "mixed_geometry"}.
FeatureLayer layer_of(FeatureTable const& table, std::string name);

/// GeoPackage, all layers in order, with a `layer_styles` table that QGIS applies on loading. `stamp` is the
/// date inside the file: same content and stamp give the same bytes. Throws Error{input,
/// "output_not_writable"}.
void write_geopackage(std::filesystem::path const& path, std::vector<FeatureLayer> const& layers, Date stamp);
/// GeoJSON as RFC 7946 wants it: WGS 84, seven decimals, right-handed rings.
void write_geojson(std::filesystem::path const& path, FeatureLayer const& layer);
/// FlatGeobuf with a spatial index.
void write_flatgeobuf(std::filesystem::path const& path, FeatureLayer const& layer);
/// ESRI Shapefile in UTF-8. Column names of more than ten characters are cut and made unique;
/// NAME.columns.csv beside it gives the long ones.
void write_shapefile(std::filesystem::path const& path, FeatureLayer const& layer);
/// CSV: points as longitude and latitude (WGS 84, seven decimals) before the columns, lines and polygons as
/// WKT in a last column `wkt`.
void write_feature_csv(std::filesystem::path const& path, FeatureLayer const& layer);

/// By the file's extension: .gpkg .geojson .json .fgb .shp .csv. Only a GeoPackage takes several layers.
/// Throws Error{usage, "unknown_format"}.
void write_features(std::filesystem::path const& path, std::vector<FeatureLayer> const& layers, Date stamp);

}  // namespace passage
