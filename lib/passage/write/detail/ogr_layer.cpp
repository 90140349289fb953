#include "passage/write/detail/ogr_layer.hpp"

#include <algorithm>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "passage/write/detail/files.hpp"

namespace passage::detail {

namespace {

std::size_t parts(Geometry const& geometry) {
  if (auto const* points = std::get_if<MultiPoint>(&geometry)) return points->size();
  if (auto const* lines = std::get_if<MultiLine>(&geometry)) return lines->size();
  return 0;
}

bool has_single_parts(FeatureLayer const& layer) {
  return std::ranges::all_of(layer.features,
                             [](Feature const& feature) { return parts(feature.geometry) <= 1; });
}

OGRwkbGeometryType ogr_type(FeatureLayer const& layer) {
  switch (layer.geometry) {
    case GeometryKind::point:
      return has_single_parts(layer) ? wkbPoint : wkbMultiPoint;
    case GeometryKind::line:
      return has_single_parts(layer) ? wkbLineString : wkbMultiLineString;
    case GeometryKind::polygon:
      return wkbMultiPolygon;
    case GeometryKind::none:
      break;
  }
  return wkbNone;
}

template <class Curve>
std::unique_ptr<Curve> curve(Line const& line) {
  auto made = std::make_unique<Curve>();
  made->setNumPoints(static_cast<int>(line.size()));
  for (std::size_t i = 0; i < line.size(); ++i) made->setPoint(static_cast<int>(i), line[i].x, line[i].y);
  return made;
}

std::unique_ptr<OGRGeometry> ogr_points(MultiPoint const& points, bool single) {
  if (single) return std::make_unique<OGRPoint>(points.front().x, points.front().y);
  auto all = std::make_unique<OGRMultiPoint>();
  for (auto point : points) all->addGeometryDirectly(new OGRPoint(point.x, point.y));
  return all;
}

std::unique_ptr<OGRGeometry> ogr_lines(MultiLine const& lines, bool single) {
  if (single) return curve<OGRLineString>(lines.front());
  auto all = std::make_unique<OGRMultiLineString>();
  for (auto const& line : lines) all->addGeometryDirectly(curve<OGRLineString>(line).release());
  return all;
}

std::unique_ptr<OGRGeometry> ogr_polygons(MultiPolygon const& polygons) {
  auto all = std::make_unique<OGRMultiPolygon>();
  for (auto const& polygon : polygons) {
    auto one = std::make_unique<OGRPolygon>();
    one->addRingDirectly(curve<OGRLinearRing>(polygon.outer).release());
    for (auto const& hole : polygon.holes) one->addRingDirectly(curve<OGRLinearRing>(hole).release());
    all->addGeometryDirectly(one.release());
  }
  return all;
}

std::unique_ptr<OGRGeometry> ogr_geometry(Geometry const& geometry, OGRwkbGeometryType type) {
  if (auto const* points = std::get_if<MultiPoint>(&geometry); points && !points->empty())
    return ogr_points(*points, type == wkbPoint);
  if (auto const* lines = std::get_if<MultiLine>(&geometry); lines && !lines->empty())
    return ogr_lines(*lines, type == wkbLineString);
  if (auto const* polygons = std::get_if<MultiPolygon>(&geometry)) return ogr_polygons(*polygons);
  return nullptr;
}

OGRFieldType ogr_type(LayerColumn const& column) {
  switch (column.kind) {
    case ColumnKind::whole:
      return OFTInteger64;
    case ColumnKind::number:
      return OFTReal;
    case ColumnKind::date:
      return OFTDate;
    case ColumnKind::yes_no:
      return OFTInteger;
    case ColumnKind::text:
      break;
  }
  return OFTString;
}

void create_column(OgrTarget const& target, OGRLayer& layer, LayerColumn const& column) {
  OGRFieldDefn field{column.name.c_str(), ogr_type(column)};
  if (column.kind == ColumnKind::yes_no) field.SetSubType(OFSTBoolean);
  if (!column.alias.empty()) field.SetAlternativeName(column.alias.c_str());
  if (layer.CreateField(&field) != OGRERR_NONE) throw_unwritable(target.path, CPLGetLastErrorMsg());
}

void set_field(OGRFeature& feature, int index, Field const& field, ColumnKind kind) {
  if (auto const* whole = std::get_if<std::int64_t>(&field))
    feature.SetField(index, static_cast<GIntBig>(*whole));
  else if (auto const* number = std::get_if<double>(&field))
    feature.SetField(index, *number);
  else if (auto const* text = std::get_if<std::string>(&field); text && kind != ColumnKind::date)
    feature.SetField(index, text->c_str());
  else if (auto const date = text ? parse_date(*text) : std::nullopt) {
    std::chrono::year_month_day const day{*date};
    feature.SetField(index, int{day.year()}, static_cast<int>(unsigned{day.month()}),
                     static_cast<int>(unsigned{day.day()}));
  } else {
    feature.SetFieldNull(index);
  }
}

OGRLayer& create_layer(OgrTarget const& target, FeatureLayer const& layer) {
  CPLStringList options;
  for (auto const& option : target.layer_options) options.AddString(option.c_str());
  auto const reference = spatial_reference(layer.crs);
  auto const type = ogr_type(layer);
  auto* made = target.dataset->CreateLayer(layer.name.c_str(), type == wkbNone ? nullptr : reference.get(),
                                           type, options.List());
  if (!made) throw_unwritable(target.path, CPLGetLastErrorMsg());
  for (auto const& column : layer.columns) create_column(target, *made, column);
  return *made;
}

}  // namespace

void write_ogr_layer(OgrTarget const& target, FeatureLayer const& layer) {
  auto& made = create_layer(target, layer);
  bool const has_transaction = target.dataset->StartTransaction() == OGRERR_NONE;
  for (auto const& feature : layer.features) {
    OGRFeature row{made.GetLayerDefn()};
    for (std::size_t i = 0; i < layer.columns.size(); ++i)
      set_field(row, static_cast<int>(i), feature.fields[i], layer.columns[i].kind);
    if (auto geometry = ogr_geometry(feature.geometry, made.GetGeomType()))
      row.SetGeometryDirectly(geometry.release());
    if (made.CreateFeature(&row) != OGRERR_NONE) throw_unwritable(target.path, CPLGetLastErrorMsg());
  }
  if (has_transaction && target.dataset->CommitTransaction() != OGRERR_NONE)
    throw_unwritable(target.path, CPLGetLastErrorMsg());
}

}  // namespace passage::detail
