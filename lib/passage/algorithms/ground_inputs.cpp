#include "passage/algorithms/ground_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/plain_text.hpp"
#include "passage/geo/line_index.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/features.hpp"
#include "passage/read/raster.hpp"

namespace passage {

namespace {

/// Says how fast each road is, and keeps count of those that nobody knows.
class RoadSpeedFinder {
 public:
  RoadSpeedFinder(SurfaceInputs const& inputs, FeatureTable const& table,
                  std::vector<ClassSpeed> const& speeds)
      : table_(table), speeds_(speeds) {
    if (inputs.road_speed) speed_ = table.require_column(inputs.road_speed->value);
    if (inputs.road_class) class_ = table.require_column(inputs.road_class->value);
  }

  /// Speed and pace without a line; empty where they are not known.
  std::optional<FrictionRoad> of(Feature const& feature) {
    if (speed_ && !is_null(feature.fields[*speed_]))
      return FrictionRoad{{}, recorded_speed(feature), Pace::level};
    auto const name = class_ ? as_text(feature.fields[*class_]) : std::string{};
    if (name.empty()) {
      ++unknown_;
      return std::nullopt;
    }
    auto const found = std::find_if(speeds_.begin(), speeds_.end(), [&](ClassSpeed const& speed) {
      return std::to_string(speed.number) == name || lower(speed.label) == lower(name);
    });
    if (found == speeds_.end()) {
      ++unnamed_[name];
      return std::nullopt;
    }
    return FrictionRoad{{}, found->speed, found->pace};
  }

  void report(Context& context) const {
    for (auto const& [name, roads] : unnamed_) {
      context.find(
          {Severity::warning, "class_without_speed",
           fmt::format("road class {} is not in the table of speeds: its {} roads make no cell faster", name,
                       roads),
           "roads", "", roads});
    }
    if (unknown_) {
      context.find({Severity::warning, "road_without_speed",
                    fmt::format("{} roads have neither speed nor class: they make no cell faster", unknown_),
                    "roads", "", unknown_});
    }
  }

 private:
  MetresPerSecond recorded_speed(Feature const& feature) const {
    auto const speed_km_h = as_number(feature.fields[*speed_]);
    if (speed_km_h && *speed_km_h >= 0 && *speed_km_h < 1000) return kilometres_per_hour(*speed_km_h);
    throw Error{ErrorKind::input, "bad_speed",
                fmt::format("{}, feature {}: {} is {}, expected km/h from 0 to 1000", table_.source,
                            feature.id, table_.columns[*speed_], as_text(feature.fields[*speed_])),
                "correct it, or leave the cell empty where the speed is not known"};
  }

  FeatureTable const& table_;
  std::vector<ClassSpeed> const& speeds_;
  std::optional<std::size_t> speed_, class_;
  std::map<std::string, std::size_t> unnamed_;
  std::size_t unknown_ = 0;
};

}  // namespace

std::vector<ClassSpeed> read_speed_table(SurfaceInputs const& inputs, Context& context) {
  if (!inputs.speeds) return {};
  FeatureRead options;
  options.input = "speeds";
  return read_class_speeds(read_features(Source{inputs.speeds->path}, options, context));
}

FrictionSurface read_ground(SurfaceInputs const& inputs, std::vector<ClassSpeed> const& speeds,
                            SurfaceStore const& store, Context& context) {
  if (inputs.friction)
    return FrictionSurface{read_friction(*inputs.friction, inputs.friction_unit, store.friction, context)};
  RasterRead options;
  options.input = "landcover";
  auto const classes = read_raster<Code, std::int32_t>(
      Source{inputs.landcover->path}, options, context,
      [&](std::int64_t tiles) { return store.elevation(tiles, Tile<std::int32_t>::bytes()); });
  auto surface = friction_by_class(classes, speeds, context, {store.friction, store.elevation});
  // Without slope there is nothing that a pace would change.
  if (!inputs.elevation) surface.paces.reset();
  return surface;
}

std::vector<FrictionRoad> read_friction_roads(SurfaceInputs const& inputs,
                                              std::vector<ClassSpeed> const& speeds, Grid const& grid,
                                              Context& context) {
  if (!inputs.roads) return {};
  FeatureRead options;
  options.input = "roads";
  options.kind = RequiredGeometry::lines;
  auto const table = read_features(Source{inputs.roads->path, inputs.roads->layer}, options, context);
  Projector const project{*table.crs, grid.crs};
  RoadSpeedFinder finder{inputs, table, speeds};
  std::vector<FrictionRoad> roads;
  roads.reserve(table.features.size());
  for (auto const& feature : table.features) {
    auto const* const lines = std::get_if<MultiLine>(&feature.geometry);
    auto road = lines ? finder.of(feature) : std::nullopt;
    if (!road) continue;
    auto const projected = project(feature.geometry);
    for (auto const& line : std::get<MultiLine>(projected)) {
      road->line = line;
      roads.push_back(*road);
    }
  }
  finder.report(context);
  return roads;
}

void find_unbridged(std::vector<FrictionRoad> const& roads, std::vector<Line> const& barriers,
                    std::vector<Point> const& crossing_points, Grid const& grid, Context& context) {
  if (barriers.empty()) return;
  LineIndex const index{barriers};
  auto const is_near = [&](Point place, Point other) {
    return std::hypot((place.x - other.x) / grid.cell_width, (place.y - other.y) / grid.cell_height) <= 2;
  };
  std::size_t count = 0;
  std::string first;
  for (auto const& road : roads) {
    for (auto const& meeting : index.meetings(road.line)) {
      bool const is_bridged = std::any_of(crossing_points.begin(), crossing_points.end(),
                                          [&](Point point) { return is_near(meeting.point, point); });
      if (is_bridged || !grid.cell_at(meeting.point)) continue;
      if (count++ == 0) first = fmt::format("{:.5f} {:.5f}", meeting.point.x, meeting.point.y);
    }
  }
  if (count == 0) return;
  context.find({Severity::warning, "road_meets_barrier",
                fmt::format("roads meet barriers in {} places without a crossing point: nobody passes there; "
                            "give bridges and fords as gates",
                            count),
                "roads", first, count});
}

}  // namespace passage
