#include "passage/write/detail/ground_layers.hpp"

#include <algorithm>
#include <array>

#include "passage/geo/coordinate_rounding.hpp"
#include "passage/geo/line.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/map/base_layers.hpp"
#include "passage/write/map/view.hpp"
#include "passage/write/sheet_label.hpp"

namespace passage::detail {

namespace {

using Kind = ColumnKind;

constexpr std::size_t most_roads = 20000;
constexpr std::array weights = {RoadWeight::main, RoadWeight::secondary, RoadWeight::minor,
                                RoadWeight::track};

class Ground {
 public:
  explicit Ground(RunResult const& result) : result_(result) {
    auto const content = map_content(result);
    near_ = content.grown(0.35 * std::max({content.width(), content.height(), 1000.0}));
  }

  FeatureLayer water() const {
    auto layer = made("water", "Lakes, rivers as areas and the sea, for orientation", GeometryKind::polygon);
    for (auto const& polygons : result_.base.water)
      if (is_near(bounds(polygons))) layer.features.push_back({0, polygons, {}});
    return layer;
  }

  FeatureLayer lines() const {
    auto layer = made("lines", "Rivers, boundaries and disputed lines, for orientation", GeometryKind::line);
    layer.columns = {{"kind", Kind::text, "Kind"}};
    auto const add = [&](std::vector<Line> const& all, char const* kind) {
      for (auto const& line : all)
        if (is_near(bounds(line))) layer.features.push_back({0, MultiLine{line}, {std::string{kind}}});
    };
    add(result_.base.rivers, "river");
    add(result_.base.boundaries, "boundary");
    add(result_.base.disputed_lines, "disputed line");
    return layer;
  }

  FeatureLayer roads() const {
    static constexpr std::array names = {"main road", "secondary", "minor", "track"};
    auto layer = made("roads", "Roads as given, for orientation", GeometryKind::line);
    layer.columns = {{"weight", Kind::text, "Drawn as"}, {"road_class", Kind::text, "Road class"}};
    for (auto const weight : weights) {
      for (auto const& road : result_.base.roads) {
        if (layer.features.size() >= most_roads) return layer;
        if (road_weight(road.road_class) != weight || !is_near(bounds(road.line))) continue;
        std::string const name = names[static_cast<std::size_t>(weight)];
        layer.features.push_back({0, MultiLine{road.line}, {name, road.road_class}});
      }
    }
    return layer;
  }

  FeatureLayer control() const {
    auto layer = made("control", "Holders of ground as recorded; areas that overlap are contested",
                      GeometryKind::polygon);
    layer.columns = {{"holder", Kind::text, "Holder as recorded", "Several, joined by semicolon: contested"},
                     {"as_of", Kind::date, "Recorded on"},
                     {"source", Kind::text, "Source"}};
    if (!result_.control) return layer;
    for (auto const& area : result_.control->areas()) {
      if (area.holders.empty() || !is_near(bounds(area.area))) continue;
      std::vector<std::string> names;
      names.reserve(area.holders.size());
      for (auto party : area.holders) names.push_back(result_.authorities.name(party));
      layer.features.push_back({0, area.area, {list_cell(names), date_cell(area.as_of), area.source}});
    }
    return layer;
  }

  FeatureLayer closures() const {
    auto layer = made("closures", "Where a recorded closure lies: its middle", GeometryKind::point);
    layer.columns = {{"name", Kind::text, "Closure"},
                     {"closed_from", Kind::date, "Closed from"},
                     {"closed_to", Kind::date, "Closed to"}};
    for (auto const& closure : result_.closures) {
      if (!is_near(bounds(closure.geometry))) continue;
      for (auto const& point : middles(closure.geometry)) {
        layer.features.push_back({0,
                                  MultiPoint{snapped(point, result_.facts.coordinate_grid)},
                                  {closure.name, date_cell(closure.from), date_cell(closure.upto)}});
      }
    }
    return layer;
  }

 private:
  FeatureLayer made(char const* name, char const* description, GeometryKind kind) const {
    return {name, std::string{description} + ". " + sheet_label(result_.facts),
            kind, result_.frame.grid.crs,
            {},   {},
            {}};
  }
  bool is_near(Box const& box) const { return box.intersects(near_); }

  static std::vector<Point> middles(Geometry const& geometry) {
    std::vector<Point> points;
    if (auto const* lines = std::get_if<MultiLine>(&geometry)) {
      for (auto const& line : *lines) points.push_back(point_at(line, Share{0.5}));
    } else if (auto const* given = std::get_if<MultiPoint>(&geometry)) {
      points = *given;
    } else if (auto const* polygons = std::get_if<MultiPolygon>(&geometry)) {
      for (auto const& polygon : *polygons) points.push_back(bounds(polygon).centre());
    }
    return points;
  }

  RunResult const& result_;
  Box near_;
};

}  // namespace

std::vector<FeatureLayer> ground_layers(RunResult const& result) {
  Ground const ground{result};
  return {ground.water(), ground.lines(), ground.roads(), ground.control(), ground.closures()};
}

}  // namespace passage::detail
