#include "passage/read/features.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/base/error.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/detail/coordinates.hpp"
#include "passage/read/detail/crs_hint.hpp"
#include "passage/read/detail/gdal.hpp"
#include "passage/read/detail/layer.hpp"

namespace passage {

namespace {

std::vector<std::string> open_options(Source const& source) {
  auto extension = source.file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  // Codes keep their leading zeros, and the first line is the header even where a name looks like a number.
  if (extension == ".csv" || extension == ".tsv") return {"AUTODETECT_TYPE=NO", "HEADERS=YES"};
  if (extension == ".shp") {
    // Without a .cpg GDAL takes Latin-1 for granted and would spoil UTF-8; the bytes are looked at instead.
    auto cpg = source.file, upper = source.file;
    if (!std::filesystem::exists(cpg.replace_extension(".cpg")) &&
        !std::filesystem::exists(upper.replace_extension(".CPG"))) {
      return {"ENCODING="};
    }
  }
  return {};
}

std::size_t column_or_tag(FeatureTable const& table, std::vector<std::string> const& tags,
                          std::string const& theirs) {
  auto const tag = std::find(tags.begin(), tags.end(), theirs);
  if (tag != tags.end()) return static_cast<std::size_t>(tag - tags.begin());
  return table.require_column(theirs);
}

/// Appends a copy of every mapped column under our name; a column that had the name by chance gives it up.
void map_columns(FeatureTable& table, std::vector<std::string> const& tags, FeatureRead const& options) {
  std::vector<std::size_t> from;
  Problems problems;
  for (auto const& mapping : options.columns) {
    problems.attempt([&] { from.push_back(column_or_tag(table, tags, mapping.second)); });
  }
  problems.throw_if_any(ErrorKind::input);
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto const& ours = options.columns[i].first;
    if (auto const taken = table.column(ours); taken && *taken != from[i])
      table.columns[*taken] += " (unmapped)";
    table.columns.push_back(ours);
    for (auto& feature : table.features) feature.fields.push_back(feature.fields[from[i]]);
  }
}

void map_values(FeatureTable& table, FeatureRead const& options, Context& context) {
  if (options.values.empty()) return;
  std::map<std::string, std::string> const translation(options.values.begin(), options.values.end());
  std::map<std::string, std::size_t> uses;
  for (auto& feature : table.features) {
    for (auto& field : feature.fields) {
      if (is_null(field)) continue;
      auto const found = translation.find(as_text(field));
      if (found == translation.end()) continue;
      ++uses[found->first];
      field = found->second;
    }
  }
  for (auto const& [theirs, ours] : options.values) {
    if (uses.contains(theirs)) continue;
    context.find(
        {Severity::note, "value_without_use",
         fmt::format(R"({}: no cell is "{}", which values maps to "{}".)", table.source, theirs, ours),
         options.input, "", 1});
  }
}

void report_raw(detail::RawLayer const& raw, FeatureRead const& options, Context& context) {
  auto const& source = raw.table.source;
  if (!raw.tags.empty()) {
    context.find({Severity::note, "hxl_row",
                  fmt::format("{}: the first row holds HXL hashtags and is not data.", source), options.input,
                  "", 1});
  }
  if (raw.not_utf8) {
    context.find({Severity::warning, "text_not_utf8",
                  source + ": " +
                      counted(raw.not_utf8, "cells are not UTF-8; they are read as Windows-1252") +
                      fmt::format(", the first as \"{}\"; if that is not the name, save the file as UTF-8.",
                                  raw.first_not_utf8),
                  options.input, "", raw.not_utf8});
  }
  // A few can be the names of places that have none.
  if (raw.lost_text * 10 > raw.table.features.size()) {
    context.find(
        {Severity::serious, "text_lost",
         source + ": " +
             counted(raw.lost_text,
                     "cells hold nothing but question marks: the letters were lost when the file was "
                     "written; export it again as UTF-8."),
         options.input, "", raw.lost_text});
  }
  if (raw.dropped_parts) {
    context.find(
        {Severity::warning, "mixed_geometry",
         source + ": " +
             counted(raw.dropped_parts,
                     "features mix polygons, lines or points; only the first of these kinds is used."),
         options.input, "", raw.dropped_parts});
  }
}

void require_crs(FeatureTable& table, FeatureRead const& options) {
  if (options.crs) table.crs = options.crs;
  if (table.crs) return;
  Box all;
  for (auto const& feature : table.features) {
    if (auto const box = bounds(feature.geometry); !box.is_empty()) all.add(box);
  }
  bool const can_be_degrees = !all.is_empty() && std::abs(all.low.x) <= 180 && std::abs(all.high.x) <= 180 &&
                              std::abs(all.low.y) <= 90 && std::abs(all.high.y) <= 90;
  bool const is_shapefile = table.source.find(".shp") != std::string::npos;
  throw Error{ErrorKind::input, "no_crs",
              fmt::format("{}: no CRS{}; its coordinates {} degrees", table.source,
                          is_shapefile ? " (no .prj beside it)" : "", can_be_degrees ? "can be" : "are not"),
              detail::crs_hint(options.input, can_be_degrees ? "EPSG:4326" : "EPSG:CODE")};
}

bool is_wanted(Geometry const& geometry, RequiredGeometry kind) {
  bool const points = std::holds_alternative<MultiPoint>(geometry);
  bool const polygons = std::holds_alternative<MultiPolygon>(geometry);
  switch (kind) {
    case RequiredGeometry::any:
      return true;
    case RequiredGeometry::points:
      return points;
    case RequiredGeometry::lines:
      return std::holds_alternative<MultiLine>(geometry);
    case RequiredGeometry::polygons:
      return polygons;
    case RequiredGeometry::points_or_polygons:
      return points || polygons;
  }
  return false;
}

char const* name_of(RequiredGeometry kind) {
  switch (kind) {
    case RequiredGeometry::points:
      return "points";
    case RequiredGeometry::lines:
      return "lines";
    case RequiredGeometry::polygons:
      return "polygons";
    case RequiredGeometry::points_or_polygons:
      return "points or polygons";
    default:
      return "any geometry";
  }
}

char const* name_of(Geometry const& geometry) {
  static constexpr char const* names[] = {"no geometry", "points", "lines", "polygons"};
  return names[geometry.index()];
}

/// Counts features without geometry and leaves out those of another kind than the table asks for.
void check_kinds(FeatureTable& table, FeatureRead const& options, Context& context, std::size_t reported) {
  bool const is_plain_table = !table.crs;  // lets a table without geometry pass when any will do
  if (is_plain_table) return;
  std::size_t missing = 0, unwanted = 0;
  char const* other = "";
  for (auto& feature : table.features) {
    if (std::holds_alternative<std::monostate>(feature.geometry)) {
      ++missing;
    } else if (!is_wanted(feature.geometry, options.kind)) {
      if (unwanted++ == 0) other = name_of(feature.geometry);
      feature.geometry = {};
    }
  }
  if (unwanted && unwanted + missing == table.features.size()) {
    throw Error{ErrorKind::input, "wrong_geometry",
                fmt::format("{}: got {}, expected {}", table.source, other, name_of(options.kind)),
                fmt::format("is this the {} layer?", options.input)};
  }
  if (unwanted) {
    context.find({Severity::warning, "wrong_geometry",
                  table.source + ": " +
                      counted(unwanted, fmt::format("features are {}, not {}; they are left out.", other,
                                                    name_of(options.kind))),
                  options.input, "", unwanted});
  }
  if (missing > reported) {
    context.find({Severity::warning, "no_geometry",
                  fmt::format("{}: {} of {} features have no geometry; they are left out.", table.source,
                              missing - reported, table.features.size()),
                  options.input, "", missing - reported});
  }
}

std::size_t without_geometry(FeatureTable const& table) {
  return static_cast<std::size_t>(std::count_if(
      table.features.begin(), table.features.end(),
      [](Feature const& feature) { return std::holds_alternative<std::monostate>(feature.geometry); }));
}

void require_features(FeatureTable const& table, FeatureRead const& options) {
  bool const is_bare =
      options.kind != RequiredGeometry::any && without_geometry(table) == table.features.size();
  if (!is_bare && !table.features.empty()) return;
  throw Error{ErrorKind::input, "empty_layer",
              table.features.empty()
                  ? fmt::format("{}: empty layer: got 0 features, expected at least one", table.source)
                  : fmt::format("{}: none of its {} features has a usable geometry", table.source,
                                table.features.size()),
              fmt::format("leave the [{}] table out when there is nothing to consider", options.input)};
}

}  // namespace

FeatureTable read_features(Source const& source, FeatureRead const& options, Context& context) {
  detail::GdalScope scope;
  auto const dataset = detail::open_dataset(source, detail::Contents::vector, scope, open_options(source));
  auto raw = detail::read_layer(detail::choose_layer(*dataset, source, options), source, context);
  if (!scope.first_failure().empty()) {
    throw Error{ErrorKind::input, "unreadable_file",
                fmt::format("{}: cannot be read to its end: {}", source.name(), scope.first_failure()),
                "the file may be damaged or cut off"};
  }
  report_raw(raw, options, context);
  auto& table = raw.table;
  if (table.features.empty()) require_features(table, options);
  map_columns(table, raw.tags, options);
  map_values(table, options, context);
  bool const has_geometry = raw.has_geometry_field && without_geometry(table) < table.features.size();
  std::size_t reported = 0;
  if (has_geometry) {
    bool const is_table = table.columns.end() != std::find_if(table.columns.begin(), table.columns.end(),
                                                              [](auto const& name) { return name == "WKT"; });
    if (!table.crs && is_table && source.file.extension() == ".csv") table.crs = Crs{};
    require_crs(table, options);
  } else {
    table.crs.reset();
    detail::set_points_from_columns(table, raw.tags, options, context);
    reported = without_geometry(table);
  }
  auto const before = without_geometry(table);
  detail::check_coordinate_range(table, options, context);
  if (table.crs) reported += without_geometry(table) - before;
  check_kinds(table, options, context, reported);
  require_features(table, options);
  return std::move(table);
}

namespace {

Line densified(Line const& ring, double step) {
  Line result;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (i > 0) {
      auto const a = ring[i - 1], b = ring[i];
      auto const pieces = static_cast<int>(std::ceil(distance(a, b) / step));
      for (int k = 1; k < pieces; ++k) {
        auto const share = static_cast<double>(k) / pieces;
        result.push_back({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
      }
    }
    result.push_back(ring[i]);
  }
  return result;
}

constexpr double step_degrees = 0.02, step_m = 1000;

}  // namespace

FeatureTable to_lon_lat(FeatureTable table) {
  if (!table.crs) return table;
  auto const step = table.crs->is_geographic() ? step_degrees : step_m;
  Projector const project{*table.crs, Crs{}};
  for (auto& feature : table.features) {
    if (auto* polygons = std::get_if<MultiPolygon>(&feature.geometry)) {
      for (auto& polygon : *polygons) {
        polygon.outer = densified(polygon.outer, step);
        for (auto& hole : polygon.holes) hole = densified(hole, step);
      }
    }
    try {
      feature.geometry = project(feature.geometry);
    } catch (Error const& error) {
      throw Error{error.kind(), error.code(),
                  fmt::format("{}: feature {}: {}", table.source, feature.id, error.message()), error.hint()};
    }
  }
  table.crs = Crs{};
  return table;
}

}  // namespace passage
