#include "passage/read/detail/layer.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include "passage/base/error.hpp"
#include "passage/read/detail/encoding.hpp"
#include "passage/read/detail/geometry.hpp"

namespace passage::detail {

namespace {

bool is_bookkeeping(std::string_view name) {
  return name == "layer_styles" || name == "qgis_projects" || name == "data_licenses";
}

bool fits(OGRLayer& layer, RequiredGeometry kind) {
  auto const type = wkbFlatten(layer.GetGeomType());
  if (kind == RequiredGeometry::any || type == wkbUnknown || type == wkbGeometryCollection) return true;
  bool const points = type == wkbPoint || type == wkbMultiPoint;
  bool const lines = OGR_GT_IsCurve(type) || OGR_GT_IsSubClassOf(type, wkbMultiCurve);
  bool const polygons = OGR_GT_IsSurface(type) || OGR_GT_IsSubClassOf(type, wkbMultiSurface);
  switch (kind) {
    case RequiredGeometry::points:
      return points;
    case RequiredGeometry::lines:
      return lines;
    case RequiredGeometry::polygons:
      return polygons;
    default:
      return points || polygons;
  }
}

std::vector<std::string> names_of(std::vector<OGRLayer*> const& layers) {
  std::vector<std::string> names;
  names.reserve(layers.size());
  for (auto* layer : layers) names.emplace_back(layer->GetName());
  return names;
}

OGRLayer& named_layer(std::vector<OGRLayer*> const& layers, Source const& source) {
  for (auto* layer : layers) {
    if (source.layer == layer->GetName()) return *layer;
  }
  auto const names = names_of(layers);
  auto const nearest = nearest_name(source.layer, names);
  throw Error{ErrorKind::input, "unknown_layer",
              fmt::format("{}: no layer \"{}\"; it has {}", source.file.filename().string(), source.layer,
                          fmt::join(names, ", ")),
              nearest.empty() ? "write file|layername=NAME" : fmt::format("did you mean \"{}\"?", nearest)};
}

}  // namespace

OGRLayer& choose_layer(GDALDataset& dataset, Source const& source, FeatureRead const& options) {
  std::vector<OGRLayer*> layers;
  for (auto* layer : dataset.GetLayers()) {
    if (!is_bookkeeping(layer->GetName())) layers.push_back(layer);
  }
  if (!source.layer.empty()) return named_layer(layers, source);
  if (layers.size() == 1) return *layers[0];
  // A GPX file always has five layers, a GeoPackage may carry plain tables: what cannot be meant is set
  // aside.
  std::vector<OGRLayer*> candidates;
  for (auto* layer : layers) {
    std::string_view const name = layer->GetName();
    bool const is_vertices = name == "route_points" || name == "track_points";
    if (fits(*layer, options.kind) && !is_vertices && layer->GetFeatureCount() != 0)
      candidates.push_back(layer);
  }
  if (candidates.size() == 1) return *candidates[0];
  if (candidates.empty()) {
    throw Error{ErrorKind::input, "empty_layer",
                fmt::format("{}: no layer that could be the {}; it has {}", source.name(), options.input,
                            layers.empty() ? "none" : fmt::format("{}", fmt::join(names_of(layers), ", "))),
                "name the layer: file|layername=NAME"};
  }
  throw Error{
      ErrorKind::input, "several_layers",
      fmt::format("{}: {} layers, expected one to be named: {}", source.name(), candidates.size(),
                  fmt::join(names_of(candidates), ", ")),
      fmt::format("write \"{}|layername={}\"", source.file.filename().string(), candidates[0]->GetName())};
}

namespace {

std::string clean_text(char const* raw, RawLayer& into) {
  std::string text = raw;
  if (!is_utf8(text)) {
    text = utf8_from_windows_1252(text);
    if (into.not_utf8++ == 0) into.first_not_utf8 = text;
  }
  if (text.size() > 1 && text.find_first_not_of("? ") == std::string::npos &&
      text.find("??") != std::string::npos)
    ++into.lost_text;
  auto const first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Field text_field(std::string text) {
  if (text.empty()) return {};
  return text;
}

Field date_field(OGRFeature& feature, int index, bool with_time) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
  float second = 0;
  if (!feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone)) return {};
  auto const date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  return with_time ? fmt::format("{} {:02}:{:02}:{:02}", date, hour, minute, static_cast<int>(second)) : date;
}

Field field_of(OGRFeature& feature, int index, RawLayer& into) {
  if (!feature.IsFieldSetAndNotNull(index)) return {};
  switch (feature.GetFieldDefnRef(index)->GetType()) {
    case OFTInteger:
    case OFTInteger64:
      return static_cast<std::int64_t>(feature.GetFieldAsInteger64(index));
    case OFTReal: {
      auto const number = feature.GetFieldAsDouble(index);
      if (!std::isfinite(number)) return {};
      return number;
    }
    case OFTDate:
      return date_field(feature, index, false);
    case OFTDateTime:
      return date_field(feature, index, true);
    default:
      return text_field(clean_text(feature.GetFieldAsString(index), into));
  }
}

std::optional<Crs> crs_of(OGRLayer& layer) {
  auto const* reference = layer.GetSpatialRef();
  if (!reference || reference->IsLocal()) return std::nullopt;
  std::string_view const name = reference->GetName() ? reference->GetName() : "";
  if (name.starts_with("Undefined") || name.starts_with("Unknown")) return std::nullopt;
  char* wkt = nullptr;
  char const* const format[] = {"FORMAT=WKT2_2019", nullptr};
  if (reference->exportToWkt(&wkt, format) != OGRERR_NONE || !wkt) {
    CPLFree(wkt);
    return std::nullopt;
  }
  std::string const text = wkt;
  CPLFree(wkt);
  return Crs::parse(text);
}

/// The row of HXL hashtags that may follow the header: every cell is empty or a tag.
std::vector<std::string> hashtags(Feature const& feature) {
  std::vector<std::string> tags;
  bool has_tag = false;
  for (auto const& field : feature.fields) {
    auto tag = as_text(field);
    if (!tag.empty() && tag[0] != '#') return {};
    has_tag = has_tag || !tag.empty();
    tags.push_back(std::move(tag));
  }
  return has_tag ? tags : std::vector<std::string>{};
}

}  // namespace

RawLayer read_layer(OGRLayer& layer, Source const& source, Context& context) {
  RawLayer raw;
  raw.table.source = source.name();
  auto& definition = *layer.GetLayerDefn();
  raw.has_geometry_field = definition.GetGeomFieldCount() > 0;
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    raw.table.columns.push_back(clean_text(definition.GetFieldDefn(i)->GetNameRef(), raw));
  }
  raw.table.crs = crs_of(layer);
  layer.ResetReading();
  while (true) {
    OGRFeatureUniquePtr const feature{layer.GetNextFeature()};
    if (!feature) break;
    if (raw.table.features.size() % 4096 == 0) context.check_cancel();
    Feature row;
    row.id = feature->GetFID();
    bool dropped = false;
    row.geometry = geometry_of(feature->GetGeometryRef(), dropped);
    raw.dropped_parts += dropped;
    for (int i = 0; i < definition.GetFieldCount(); ++i) row.fields.push_back(field_of(*feature, i, raw));
    raw.table.features.push_back(std::move(row));
  }
  if (!raw.table.features.empty()) {
    raw.tags = hashtags(raw.table.features.front());
    if (!raw.tags.empty()) raw.table.features.erase(raw.table.features.begin());
  }
  return raw;
}

}  // namespace passage::detail
