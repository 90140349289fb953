// The globe in the corner.
#include <charconv>
#include <cmath>
#include <numbers>

#include "passage/write/detail/embedded.hpp"
#include "passage/write/map/furniture.hpp"

namespace passage {

namespace {

/// Rings of the world's land in degrees.
std::vector<Line> const& land() {
  static std::vector<Line> const rings = [] {
    std::vector<Line> made;
    auto bytes = detail::embedded_file("outlines/land_110m.txt");
    while (!bytes.empty()) {
      auto const end = std::min(bytes.find('\n'), bytes.size() - 1);
      auto row = bytes.substr(0, end);
      bytes.remove_prefix(end + 1);
      if (row.empty() || row.front() == '#') continue;
      auto& ring = made.emplace_back();
      char const *at = row.data(), *last = row.data() + row.size();
      while (at < last) {
        int lon = 0, lat = 0;
        at = std::from_chars(at, last, lon).ptr + 1;
        at = std::from_chars(at, last, lat).ptr + 1;
        ring.push_back({lon / 10.0, lat / 10.0});
      }
    }
    return made;
  }();
  return rings;
}

/// Orthographic projection on a disc: the half of the globe around `centre`.
struct Globe {
  LonLat centre;
  Point middle;
  double radius_mm;

  struct Seen {
    Point paper;
    bool is_visible;
  };
  Seen operator()(double lon, double lat) const {
    constexpr double degree = std::numbers::pi / 180;
    double const dl = (lon - centre.lon) * degree, p = lat * degree, p0 = centre.lat * degree;
    double const x = std::cos(p) * std::sin(dl),
                 y = std::cos(p0) * std::sin(p) - std::sin(p0) * std::cos(p) * std::cos(dl);
    double const depth = std::sin(p0) * std::sin(p) + std::cos(p0) * std::cos(p) * std::cos(dl);
    if (depth >= 0) return {{middle.x + radius_mm * x, middle.y - radius_mm * y}, true};
    double const reach =
        std::hypot(x, y);  // what lies behind is pushed to the rim, so that outlines stay closed
    return {{middle.x + radius_mm * x / reach, middle.y - radius_mm * y / reach}, false};
  }
};

void draw_land(Canvas& canvas, Globe const& globe) {
  for (auto const& ring : land()) {
    Polygon polygon;
    bool is_visible = false;
    for (auto point : ring) {
      auto const seen = globe(point.x, point.y);
      polygon.outer.push_back(seen.paper);
      is_visible = is_visible || seen.is_visible;
    }
    if (is_visible) canvas.fill({polygon}, palette::light_grey);
  }
}

void draw_globe_lines(Canvas& canvas, Globe const& globe) {
  auto draw = [&](auto position) {
    Line line;
    for (int i = 0; i <= 120; ++i) {
      auto const seen = position(i / 120.0);
      if (seen.is_visible) {
        line.push_back(seen.paper);
      } else {
        if (line.size() > 1) canvas.line(line, {palette::white, 0.12});
        line.clear();
      }
    }
    if (line.size() > 1) canvas.line(line, {palette::white, 0.12});
  };
  for (int lon = -180; lon < 180; lon += 30)
    draw([&](double share) { return globe(lon, -90 + 180 * share); });
  for (int lat = -60; lat <= 60; lat += 30)
    draw([&](double share) { return globe(-180 + 360 * share, lat); });
}

}  // namespace

void draw_locator(MapDrawing& drawing, Box const& box) {
  auto& canvas = drawing.canvas;
  Projector const to_degrees{drawing.result.frame.grid.crs, Crs{}};
  auto const& ground = drawing.view.ground();
  Globe const globe{to_degrees.lon_lat(ground.centre()), box.centre(), box.width() / 2};
  canvas.disc(globe.middle, globe.radius_mm + 0.6, palette::white);
  canvas.disc(globe.middle, globe.radius_mm, palette::water);
  draw_land(canvas, globe);
  draw_globe_lines(canvas, globe);
  canvas.ring(globe.middle, globe.radius_mm, {palette::grey, 0.25});
  Line frame;
  for (auto corner : {ground.low, Point{ground.high.x, ground.low.y}, ground.high,
                      Point{ground.low.x, ground.high.y}, ground.low}) {
    auto const degrees = to_degrees(corner);
    frame.push_back(globe(degrees.x, degrees.y).paper);
  }
  if (bounds(frame).width() < 1.2) {
    canvas.ring(globe.middle, 1, {palette::closure, 0.4});
  } else {
    canvas.line(frame, {palette::closure, 0.4});
  }
}

}  // namespace passage
