#include "passage/read/detail/coordinates.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <ogr_geometry.h>

#include "passage/base/error.hpp"
#include "passage/read/detail/crs_hint.hpp"
#include "passage/read/detail/geometry.hpp"

namespace passage::detail {

namespace {

using Names = std::vector<char const*>;

std::optional<std::size_t> first_column(FeatureTable const& table, Names const& names) {
  for (auto const* name : names) {
    if (auto const found = table.column(name)) return found;
  }
  return std::nullopt;
}

std::optional<std::size_t> tagged_column(std::vector<std::string> const& tags, std::string_view attribute) {
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i].starts_with("#geo") && tags[i].find(attribute) != std::string::npos) return i;
  }
  return std::nullopt;
}

std::string row_text(Feature const& feature, std::size_t x, std::size_t y) {
  return fmt::format(R"(row {}: "{}" "{}")", feature.id, as_text(feature.fields[x]),
                     as_text(feature.fields[y]));
}

/// Numbers with a decimal comma, which no coordinate column of a comma-separated file can hold by accident.
bool has_decimal_comma(Field const& field) {
  auto text = as_text(field);
  auto const comma = text.find(',');
  if (comma == std::string::npos) return false;
  text[comma] = '.';
  return as_number(Field{text}).has_value();
}

void set_points(FeatureTable& table, std::size_t x, std::size_t y, Context& context,
                FeatureRead const& options) {
  std::size_t missing = 0, commas = 0;
  std::string example;
  for (auto& feature : table.features) {
    auto const lon = as_number(feature.fields[x]);
    auto const lat = as_number(feature.fields[y]);
    if (lon && lat && std::isfinite(*lon) && std::isfinite(*lat)) {
      feature.geometry = MultiPoint{{*lon, *lat}};
      continue;
    }
    if (missing++ == 0) example = row_text(feature, x, y);
    if (has_decimal_comma(feature.fields[x]) || has_decimal_comma(feature.fields[y])) ++commas;
  }
  if (missing == 0) return;
  auto const text = fmt::format("{} of {} rows have no readable coordinates in {} and {}, first {}", missing,
                                table.features.size(), table.columns[x], table.columns[y], example);
  if (missing == table.features.size()) {
    throw Error{ErrorKind::input, "no_coordinates", fmt::format("{}: {}", table.source, text),
                commas ? "write numbers with a decimal point"
                       : "name the columns: columns = { lon = \"…\", lat = \"…\" }"};
  }
  context.find({Severity::warning, "coordinates_missing",
                fmt::format("{}: {}; they are left out.", table.source, text), options.input, example,
                missing});
}

bool set_from_wkt(FeatureTable& table, std::size_t column) {
  std::size_t readable = 0;
  for (auto& feature : table.features) {
    auto const text = as_text(feature.fields[column]);
    auto const* cursor = text.c_str();
    OGRGeometry* parsed = nullptr;
    OGRGeometryFactory::createFromWkt(&cursor, nullptr, &parsed);
    std::unique_ptr<OGRGeometry> const geometry{parsed};
    bool dropped = false;
    feature.geometry = geometry_of(geometry.get(), dropped);
    if (!std::holds_alternative<std::monostate>(feature.geometry)) ++readable;
  }
  return readable > 0;
}

}  // namespace

void set_points_from_columns(FeatureTable& table, std::vector<std::string> const& tags,
                             FeatureRead const& options, Context& context) {
  auto x = first_column(table, {"lon", "longitude", "long", "lng", "x"});
  auto y = first_column(table, {"lat", "latitude", "y"});
  if (!x || !y) {
    x = tagged_column(tags, "+lon");
    y = tagged_column(tags, "+lat");
  }
  if (x && y) {
    table.crs = options.crs.value_or(Crs{});
    set_points(table, *x, *y, context, options);
    return;
  }
  if (auto const wkt = first_column(table, {"wkt", "geometry", "geom", "geom_wkt", "the_geom"});
      wkt && set_from_wkt(table, *wkt)) {
    table.crs = options.crs.value_or(Crs{});
    return;
  }
  if (options.kind == RequiredGeometry::any) return;
  throw Error{
      ErrorKind::input, "no_coordinates",
      fmt::format(
          "{}: no coordinates: expected columns lon|longitude|x and lat|latitude|y, or WKT; it has {}",
          table.source, fmt::join(table.columns, ", ")),
      "name them: columns = { lon = \"…\", lat = \"…\" }"};
}

namespace {

constexpr double degree_slack = 1e-6;  // rounding of a coordinate at the edge of the world

bool is_in_degrees(Box const& box) {
  return box.low.x >= -180 - degree_slack && box.high.x <= 180 + degree_slack &&
         box.low.y >= -90 - degree_slack && box.high.y <= 90 + degree_slack;
}

bool is_in_swapped_degrees(Box const& box) {
  return is_in_degrees({{box.low.y, box.low.x}, {box.high.y, box.high.x}});
}

std::string place_of(Box const& box) {
  return fmt::format("{} {}", box.low.x, box.low.y);
}

[[noreturn]] void refuse_degrees(FeatureTable const& table, FeatureRead const& options, Box const& box,
                                 bool is_swapped) {
  if (is_swapped) {
    throw Error{ErrorKind::input, "swapped_coordinates",
                fmt::format("{}: longitude and latitude are swapped: the second coordinate reaches {} where "
                            "latitudes end at 90, first at {}",
                            table.source, std::max(std::abs(box.low.y), std::abs(box.high.y)), place_of(box)),
                "write longitude first (x, y), or exchange the lon and lat columns"};
  }
  throw Error{
      ErrorKind::input, "projected_as_degrees",
      fmt::format("{}: projected coordinates declared as degrees: got {}, expected longitudes within 180 "
                  "and latitudes within 90 ({})",
                  table.source, place_of(box), table.crs->name()),
      crs_hint(options.input, "EPSG:CODE")};
}

void check_degrees(FeatureTable& table, FeatureRead const& options, Context& context) {
  std::size_t with_geometry = 0, outside = 0, swapped = 0;
  Box first;
  for (auto const& feature : table.features) {
    auto const box = bounds(feature.geometry);
    if (box.is_empty()) continue;
    ++with_geometry;
    if (is_in_degrees(box)) continue;
    if (outside++ == 0) first = box;
    if (is_in_swapped_degrees(box)) ++swapped;
  }
  if (outside == 0) return;
  if (outside * 10 >= with_geometry) refuse_degrees(table, options, first, swapped * 2 > outside);
  for (auto& feature : table.features) {
    auto const box = bounds(feature.geometry);
    if (!box.is_empty() && !is_in_degrees(box)) feature.geometry = {};
  }
  context.find(
      {Severity::serious, "coordinates_outside_range",
       fmt::format("{}: {} of {} features have coordinates that are no longitude and latitude, first {}; "
                   "they are left out.",
                   table.source, outside, with_geometry, place_of(first)),
       options.input, place_of(first), outside});
}

void check_projected(FeatureTable const& table, FeatureRead const& options) {
  Box all;
  for (auto const& feature : table.features) {
    if (auto const box = bounds(feature.geometry); !box.is_empty()) all.add(box);
  }
  if (all.is_empty() || !is_in_degrees(all)) return;
  throw Error{ErrorKind::input, "degrees_as_projected",
              fmt::format("{}: degrees declared as {}: all coordinates lie within {} {} and {} {}",
                          table.source, table.crs->name(), all.low.x, all.low.y, all.high.x, all.high.y),
              crs_hint(options.input, "EPSG:4326")};
}

}  // namespace

void check_coordinate_range(FeatureTable& table, FeatureRead const& options, Context& context) {
  if (!table.crs) return;
  if (table.crs->is_geographic()) {
    check_degrees(table, options, context);
  } else if (!options.crs && table.crs->is_projected_in_metres()) {
    check_projected(table, options);
  }
}

}  // namespace passage::detail
