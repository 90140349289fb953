#include "passage/write/map/symbols.hpp"

#include <cmath>
#include <numbers>

namespace passage {

namespace {

Polygon half_disc(Point centre, double radius_mm) {
  Polygon half;
  for (int i = 0; i <= 24; ++i) {
    double const angle = std::numbers::pi * i / 24;
    half.outer.push_back({centre.x + radius_mm * std::cos(angle), centre.y + radius_mm * std::sin(angle)});
  }
  half.outer.push_back(half.outer.front());
  return half;
}

Polygon shape(Point centre, std::initializer_list<Point> corners) {
  Polygon polygon;
  for (auto corner : corners) polygon.outer.push_back({centre.x + corner.x, centre.y + corner.y});
  polygon.outer.push_back(polygon.outer.front());
  return polygon;
}

void solid(Canvas& canvas, Polygon const& polygon, Colour colour) {
  canvas.outline({polygon}, {palette::white, 0.9});
  canvas.fill({polygon}, colour);
  canvas.outline({polygon}, {palette::ink, 0.25});
}

void centred(Canvas& canvas, std::string const& text, Point centre, TextStyle const& style) {
  auto const size = canvas.measure(text, style);
  canvas.text(text, {centre.x - size.width_mm / 2, centre.y - size.height_mm / 2}, style);
}

}  // namespace

void draw_gate(Canvas& canvas, Point centre, GateState state) {
  canvas.disc(centre, gate_radius_mm + 0.5, palette::white);
  double const r = gate_radius_mm;
  if (state == GateState::conditional) canvas.fill({half_disc(centre, r)}, palette::ink);
  if (state == GateState::closed)
    canvas.line({{centre.x - r * 0.95, centre.y}, {centre.x + r * 0.95, centre.y}},
                {palette::ink, 0.8, 1, {}, false});
  if (state == GateState::unknown) centred(canvas, "?", centre, {7, palette::ink, true});
  canvas.ring(centre, r, {palette::ink, 0.4});
}

void draw_place(Canvas& canvas, Point centre, PlaceRole role) {
  switch (role) {
    case PlaceRole::origin:
      return solid(canvas, shape(centre, {{-1.2, -1.2}, {1.2, -1.2}, {1.2, 1.2}, {-1.2, 1.2}}), palette::ink);
    case PlaceRole::destination:
      canvas.line({centre, {centre.x, centre.y - 4}}, {palette::white, 1.2});
      solid(canvas, shape(centre, {{0, -4}, {2.8, -3}, {0, -2}}), palette::ink);
      canvas.line({centre, {centre.x, centre.y - 4}}, {palette::ink, 0.4});
      return solid(canvas, shape(centre, {{-.7, -.7}, {.7, -.7}, {.7, .7}, {-.7, .7}}), palette::ink);
    case PlaceRole::stop:
      return solid(canvas, shape(centre, {{0, -1.6}, {1.6, 0}, {0, 1.6}, {-1.6, 0}}), palette::ink);
    case PlaceRole::site:
      return solid(canvas, shape(centre, {{0, -1.3}, {1.2, 0.9}, {-1.2, 0.9}}), palette::white);
    case PlaceRole::town:
      canvas.disc(centre, 0.75, palette::white);
      return canvas.ring(centre, 0.6, {palette::ink, 0.3});
  }
}

void draw_number(Canvas& canvas, Point centre, std::string const& number, Colour colour) {
  canvas.disc(centre, number_radius_mm + 0.35, palette::white);
  canvas.disc(centre, number_radius_mm, colour);
  centred(canvas, number, centre, {number.size() > 1 ? 7.0 : 8.5, palette::white, true});
}

void draw_closure(Canvas& canvas, Point centre) {
  constexpr double arm = 1.0;
  for (auto const& pen : {Pen{palette::white, 1.1}, Pen{palette::closure, 0.6}}) {
    canvas.line({{centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm}}, pen);
    canvas.line({{centre.x - arm, centre.y + arm}, {centre.x + arm, centre.y - arm}}, pen);
  }
}

}  // namespace passage
