#include "passage/write/map/base_layers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace passage {

namespace {

constexpr Colour road_grey{172, 172, 170}, boundary_grey{150, 150, 150};

bool contains(std::string const& text, char const* part) {
  return text.find(part) != std::string::npos;
}

void draw_lines(MapDrawing& drawing, std::vector<Line> const& lines, Pen const& pen) {
  MultiLine paper;
  for (auto const& line : lines) {
    if (bounds(line).intersects(drawing.view.ground())) paper.push_back(drawing.view(line));
  }
  drawing.canvas.lines(paper, pen);
}

}  // namespace

RoadWeight road_weight(std::string const& road_class) {
  for (auto const* word : {"motorway", "trunk", "primary", "highway", "national"})
    if (contains(road_class, word)) return RoadWeight::main;
  if (contains(road_class, "secondary") || contains(road_class, "regional")) return RoadWeight::secondary;
  for (auto const* word : {"track", "path", "trail", "footway", "service", "bridleway", "steps"})
    if (contains(road_class, word)) return RoadWeight::track;
  return RoadWeight::minor;
}

Pen road_pen(RoadWeight weight) {
  static constexpr std::array widths_mm = {0.6, 0.42, 0.28, 0.2};
  Pen pen{road_grey, widths_mm[static_cast<std::size_t>(weight)]};
  if (weight == RoadWeight::track) pen.dashes_mm = {1, 0.7};
  return pen;
}

Pen boundary_pen() {
  return {boundary_grey, 0.25, 1, {2, 0.8, 0.4, 0.8}, false};
}

Pen disputed_pen() {
  return {boundary_grey, 0.3, 1, {0.9, 0.9}, false};
}

Pen river_pen() {
  return {palette::water_line, 0.4};
}

void draw_relief(MapDrawing& drawing) {
  auto const& relief = drawing.result.base.relief;
  if (relief.columns == 0) return;
  constexpr double darkest_share = 0.30;
  // Level ground lies under light from 45 degrees: only what is darker than it is drawn.
  constexpr double level_share = 0.7071;
  Picture picture{relief.columns, relief.rows, {}};
  picture.pixels.reserve(relief.shades.size());
  for (char const shade : relief.shades) {
    double const lit = shade == Relief::no_shade ? 1 : (shade - 'a') / (Relief::levels - 1.0);
    double const dark = std::max(0.0, (level_share - lit) / level_share);
    auto const alpha = static_cast<std::uint32_t>(std::lround(dark * darkest_share * 255));
    picture.pixels.push_back(alpha << 24 | 0x383430u);
  }
  auto const low = drawing.view(relief.low), high = drawing.view(relief.high);
  drawing.canvas.picture(picture, {{low.x, high.y}, {high.x, low.y}}, true);
}

void draw_water(MapDrawing& drawing) {
  for (auto const& polygons : drawing.result.base.water) {
    if (!bounds(polygons).intersects(drawing.view.ground())) continue;
    auto const on_paper = drawing.view(polygons);
    drawing.canvas.fill(on_paper, palette::water);
    drawing.canvas.outline(on_paper, {palette::water_line, 0.15});
  }
  draw_lines(drawing, drawing.result.base.rivers, river_pen());
}

void draw_boundaries(MapDrawing& drawing) {
  draw_lines(drawing, drawing.result.base.boundaries, boundary_pen());
  draw_lines(drawing, drawing.result.base.disputed_lines, disputed_pen());
}

void draw_roads(MapDrawing& drawing) {
  for (auto weight : {RoadWeight::track, RoadWeight::minor, RoadWeight::secondary, RoadWeight::main}) {
    std::vector<Line> lines;
    for (auto const& road : drawing.result.base.roads) {
      if (road_weight(road.road_class) == weight) lines.push_back(road.line);
    }
    draw_lines(drawing, lines, road_pen(weight));
  }
}

}  // namespace passage
