#include <algorithm>

#include <cpl_conv.h>
#include <fmt/core.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "passage/base/output_folder.hpp"
#include "passage/write/detail/files.hpp"
#include "passage/write/detail/ogr_layer.hpp"
#include "passage/write/features.hpp"

namespace passage {

namespace {

std::string sql_text(std::string const& text) {
  std::string quoted = "'";
  for (char letter : text) {
    if (letter == '\'') quoted += '\'';
    quoted += letter;
  }
  return quoted + "'";
}

void execute(GDALDataset& dataset, std::string const& sql) {
  if (auto* rows = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr)) dataset.ReleaseResultSet(rows);
}

/// The table QGIS looks for.
/// https://docs.qgis.org/3.22/en/docs/user_manual/introduction/qgis_configuration.html
FeatureLayer style_table(std::vector<FeatureLayer> const& layers, Date stamp) {
  FeatureLayer table;
  table.name = "layer_styles";
  table.columns = {
      {"f_table_catalog"}, {"f_table_schema"}, {"f_table_name"}, {"f_geometry_column"},
      {"styleName"},       {"styleQML"},       {"styleSLD"},     {"useAsDefault", ColumnKind::yes_no},
      {"description"},     {"owner"},          {"ui"},           {"update_time", ColumnKind::date}};
  for (auto const& layer : layers) {
    if (layer.style_qml.empty()) continue;
    std::string const geometry = layer.geometry == GeometryKind::none ? "" : "geom";
    table.features.push_back({0,
                              {},
                              {"", "", layer.name, geometry, "Passage", layer.style_qml, "", std::int64_t{1},
                               "As on the printed map", "", std::monostate{}, format_date(stamp)}});
  }
  return table;
}

bool has_headings(FeatureLayer const& layer) {
  return std::ranges::any_of(layer.columns, [](LayerColumn const& column) { return !column.alias.empty(); });
}

/// The schema extension (GeoPackage 1.2, F.9), which GDAL 3.6 does not write.
void create_column_table(GDALDataset& dataset) {
  execute(dataset,
          "CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, "
          "title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, "
          "CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), "
          "CONSTRAINT gdc_tn UNIQUE (table_name, name))");
  execute(dataset,
          "INSERT INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema', "
          "'http://www.geopackage.org/spec121/#extension_schema', 'read-write')");
}

void describe_columns(GDALDataset& dataset, FeatureLayer const& layer) {
  for (auto const& column : layer.columns) {
    if (column.alias.empty()) continue;
    execute(dataset, fmt::format("INSERT INTO gpkg_data_columns VALUES ({}, {}, {}, {}, {}, NULL, NULL)",
                                 sql_text(layer.name), sql_text(column.name), sql_text(column.alias),
                                 sql_text(column.alias), sql_text(column.description)));
  }
}

}  // namespace

void write_geopackage(std::filesystem::path const& path, std::vector<FeatureLayer> const& layers,
                      Date stamp) {
  detail::GdalSession session{stamp};
  PartialFile file{path, true};
  {
    auto dataset = detail::create_dataset("GPKG", file.path(), {}, {"VERSION=1.2"});
    for (auto const& layer : layers) {
      detail::write_ogr_layer(
          {dataset.get(), path, {"GEOMETRY_NAME=geom", "FID=fid", "DESCRIPTION=" + layer.description}},
          layer);
    }
    auto const styles = style_table(layers, stamp);
    if (!styles.features.empty()) detail::write_ogr_layer({dataset.get(), path, {"FID=id"}}, styles);
    if (std::ranges::any_of(layers, has_headings)) create_column_table(*dataset);
    for (auto const& layer : layers) describe_columns(*dataset, layer);
  }
  session.throw_if_failed(path);
  file.commit();
}

}  // namespace passage
