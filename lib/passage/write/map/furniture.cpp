#include "passage/write/map/furniture.hpp"

#include <array>
#include <cmath>

#include <fmt/core.h>

#include "passage/geo/geodesic.hpp"
#include "passage/geo/projected_box.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

constexpr Colour grid_blue{120, 140, 155};

struct Degree {
  double low = 0, high = 0, step = 1;
};

/// Round steps of degrees or minutes that give three to six lines.
double graticule_step(double span_degrees) {
  static constexpr std::array steps = {30.0,     20.0,     10.0,      5.0,       2.0,
                                       1.0,      0.5,      1.0 / 3,   1.0 / 6,   1.0 / 12,
                                       1.0 / 30, 1.0 / 60, 1.0 / 120, 1.0 / 360, 1.0 / 3600};
  for (double step : steps)
    if (span_degrees / step >= 3) return step;
  return steps.back();
}

struct GraticuleLine {
  double degrees;
  bool is_longitude;
  Line paper;
};

std::vector<GraticuleLine> graticule(MapDrawing const& drawing) {
  auto const& crs = drawing.result.frame.grid.crs;
  Projector const to_degrees{crs, Crs{}}, from_degrees{Crs{}, crs};
  auto const box = projected_box(drawing.view.ground(), to_degrees);
  double const step = std::max(graticule_step(box.width()), graticule_step(box.height()));
  std::vector<GraticuleLine> lines;
  for (bool is_longitude : {true, false}) {
    double const low = is_longitude ? box.low.x : box.low.y, high = is_longitude ? box.high.x : box.high.y;
    double const from = is_longitude ? box.low.y : box.low.x, upto = is_longitude ? box.high.y : box.high.x;
    for (double k = std::ceil(low / step); k * step <= high; ++k) {
      Line paper;
      for (int i = 0; i <= 60; ++i) {
        double const other = from + (upto - from) * i / 60;
        paper.push_back(
            drawing.view(from_degrees(is_longitude ? Point{k * step, other} : Point{other, k * step})));
      }
      lines.push_back({k * step, is_longitude, paper});
    }
  }
  return lines;
}

/// Where the line meets the bottom edge (longitudes) or the left edge (latitudes) of the frame.
std::optional<Point> edge_point(GraticuleLine const& line, Box const& paper) {
  for (std::size_t i = 0; i + 1 < line.paper.size(); ++i) {
    auto const a = line.paper[i], b = line.paper[i + 1];
    double const edge = line.is_longitude ? paper.high.y : paper.low.x;
    double const from = line.is_longitude ? a.y : a.x, upto = line.is_longitude ? b.y : b.x;
    if ((from - edge) * (upto - edge) > 0 || from == upto) continue;
    double const share = (edge - from) / (upto - from);
    Point const point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    bool const is_on_frame = point.x >= paper.low.x - 0.01 && point.x <= paper.high.x + 0.01 &&
                             point.y >= paper.low.y - 0.01 && point.y <= paper.high.y + 0.01;
    if (is_on_frame) return point;
  }
  return std::nullopt;
}

}  // namespace

std::string degree_text(double degrees, bool is_longitude) {
  auto const seconds = std::lround(std::abs(degrees) * 3600);
  char const* side = is_longitude ? (degrees < 0 ? "W" : "E") : (degrees < 0 ? "S" : "N");
  auto text = fmt::format("{}°", seconds / 3600);
  if (seconds % 3600) text += fmt::format("{:02}′", seconds / 60 % 60);
  if (seconds % 60) text += fmt::format("{:02}″", seconds % 60);
  return seconds == 0 ? text : text + side;
}

void draw_graticule(MapDrawing& drawing) {
  for (auto const& line : graticule(drawing)) drawing.canvas.line(line.paper, {grid_blue, 0.1, 0.6});
}

void draw_frame(MapDrawing& drawing) {
  auto const& paper = drawing.view.paper();
  drawing.canvas.outline_box(paper, {palette::ink, 0.35, 1, {}, false});
  TextStyle const style{7, palette::grey};
  for (auto const& line : graticule(drawing)) {
    auto const point = edge_point(line, paper);
    if (!point) continue;
    auto const text = degree_text(line.degrees, line.is_longitude);
    auto const size = drawing.canvas.measure(text, style);
    if (line.is_longitude && point->x - size.width_mm / 2 > paper.low.x &&
        point->x + size.width_mm / 2 < paper.high.x) {
      drawing.canvas.line({*point, {point->x, point->y + 0.8}}, {palette::ink, 0.2});
      drawing.canvas.text(text, {point->x - size.width_mm / 2, point->y + 0.7}, style);
    }
    if (!line.is_longitude && point->y - size.width_mm / 2 > paper.low.y &&
        point->y + size.width_mm / 2 < paper.high.y) {
      drawing.canvas.line({*point, {point->x - 0.8, point->y}}, {palette::ink, 0.2});
      drawing.canvas.push_turn(*point, -90);
      drawing.canvas.text(text, {point->x - size.width_mm / 2, point->y - 0.7 - size.height_mm}, style);
      drawing.canvas.pop();
    }
  }
}

Metres scale_bar_length(MapView const& view, double longest_mm) {
  double const longest = longest_mm / view.mm_per_metre();
  double length = 1;
  for (int i = 0; i < 40; ++i) {
    double const next = length * (i % 3 == 1 ? 2.5 : 2);
    if (next > longest) break;
    length = next;
  }
  return Metres{length};
}

void draw_scale_bar(MapDrawing& drawing, Point corner) {
  auto const total = scale_bar_length(drawing.view, 45);
  double const mm = total.value * drawing.view.mm_per_metre(), height = 1.2;
  auto& canvas = drawing.canvas;
  TextStyle const style{7, palette::ink, false, false, 0.5};
  auto const scale = "1:" + people_text(Persons{drawing.view.scale_denominator()});
  Box const box{{corner.x - 1.5, corner.y - 8.5}, {corner.x + mm + 9, corner.y + 1.5}};
  canvas.fill_box(box, palette::white, 0.85);
  drawing.placer.block(box);
  for (int part = 0; part < 4; ++part) {
    Box const piece{{corner.x + mm * part / 4, corner.y - height},
                    {corner.x + mm * (part + 1) / 4, corner.y}};
    canvas.fill_box(piece, part % 2 ? palette::white : palette::ink);
    canvas.outline_box(piece, {palette::ink, 0.2});
  }
  for (int part : {0, 2, 4}) {
    auto const text = shortest(total.value * part / 4 / 1000) + (part == 4 ? " km" : "");
    auto const size = canvas.measure(part == 4 ? shortest(total.value / 1000) : text, style);
    canvas.text(text, {corner.x + mm * part / 4 - size.width_mm / 2, corner.y - height - size.height_mm},
                style);
  }
  canvas.text(scale, {corner.x, corner.y - 8.2}, style);
}

Degrees true_north(RunResult const& result, MapView const& view) {
  Projector const to_degrees{result.frame.grid.crs, Crs{}};
  auto const centre = view.ground().centre();
  auto const here = to_degrees.lon_lat(centre);
  auto const above = to_degrees.lon_lat({centre.x, centre.y + view.ground().height() / 4});
  return -azimuth(here, above);
}

void draw_north_arrow(MapDrawing& drawing, Point centre) {
  auto& canvas = drawing.canvas;
  Box const box{{centre.x - 4, centre.y - 7}, {centre.x + 4, centre.y + 6}};
  drawing.placer.block(box);
  canvas.push_turn(centre, true_north(drawing.result, drawing.view).value);
  auto const half = [&](double side) {
    return MultiPolygon{{{{centre.x, centre.y - 3.5},
                          {centre.x + 1.9 * side, centre.y + 4},
                          {centre.x, centre.y + 2.4},
                          {centre.x, centre.y - 3.5}},
                         {}}};
  };
  for (double side : {1.0, -1.0}) canvas.outline(half(side), {palette::white, 1});
  canvas.fill(half(1), palette::ink);
  canvas.fill(half(-1), palette::white);
  for (double side : {1.0, -1.0}) canvas.outline(half(side), {palette::ink, 0.25});
  TextStyle const style{8, palette::ink, true, false, 0.4};
  auto const size = canvas.measure("N", style);
  canvas.text("N", {centre.x - size.width_mm / 2, centre.y - 3.6 - size.height_mm}, style);
  canvas.pop();
}

}  // namespace passage
