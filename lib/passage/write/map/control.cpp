#include "passage/write/map/control.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

#include <fmt/core.h>

#include "passage/geo/overlay.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

constexpr Colour hatch_grey{120, 120, 120};
constexpr std::array<Hatch, 8> hatches = {
    {{45, 1.8}, {135, 2.6}, {90, 2.2}, {0, 3.0}, {22.5, 3.4}, {112.5, 1.5}, {67.5, 4.2}, {157.5, 3.8}}};

/// The point deepest inside, on a coarse lattice; enough for a label.
std::optional<Point> label_point(MapDrawing const& drawing, MultiPolygon const& paper) {
  auto const& window = drawing.view.paper();
  constexpr double step_mm = 4;
  std::optional<Point> best;
  double deepest = 0;
  AreaIndex const index{std::vector<MultiPolygon>{paper}};
  for (double y = window.low.y + step_mm; y < window.high.y; y += step_mm) {
    for (double x = window.low.x + step_mm; x < window.high.x; x += step_mm) {
      if (index.containing({x, y}).empty()) continue;
      double depth = std::min({x - window.low.x, window.high.x - x, y - window.low.y, window.high.y - y});
      for (auto const& polygon : paper) depth = std::min(depth, nearest_on(polygon.outer, {x, y}).distance);
      for (auto const& option : drawing.options)
        depth = std::min(depth, nearest_on(option.paper, {x, y}).distance * 0.6);
      if (depth > deepest) {
        deepest = depth;
        best = Point{x, y};
      }
    }
  }
  return deepest > 2.5 ? best : std::nullopt;
}

void add_holder_label(MapDrawing& drawing, HolderLook const& look, MultiPolygon const& paper) {
  auto const place = label_point(drawing, paper);
  if (!place) return;
  auto text = isolated(drawing.result.authorities.name(look.party));
  if (look.as_of)
    text +=
        "\n" + fmt::format(fmt::runtime(drawing.say("as recorded {}")), date_text(*look.as_of, drawing.say));
  TextStyle style{7.5, palette::grey, false, true, 0.5};
  style.align = TextAlign::centre;
  drawing.labels.push_back({text, style, *place, 0, 25, true});
}

MultiPolygon unrecorded_ground(ControlMap const& control, MapView const& view) {
  auto const& ground = view.ground();
  MultiPolygon const window = {
      {{ground.low, {ground.high.x, ground.low.y}, ground.high, {ground.low.x, ground.high.y}, ground.low},
       {}}};
  std::vector<MultiPolygon> recorded;
  for (auto const& area : control.areas())
    if (!area.holders.empty() && bounds(area.area).intersects(ground)) recorded.push_back(area.area);
  return recorded.empty() ? window : difference(window, union_of(recorded));
}

}  // namespace

std::vector<HolderLook> holder_looks(ControlMap const& control) {
  struct Ground {
    Box box;
    std::optional<Date> oldest;
  };
  std::map<PartyId, Ground> grounds;
  for (auto const& area : control.areas()) {
    for (auto party : area.holders) {
      auto& ground = grounds[party];
      ground.box.add(bounds(area.area));
      if (area.as_of && (!ground.oldest || *area.as_of < *ground.oldest)) ground.oldest = area.as_of;
    }
  }
  std::vector<HolderLook> looks;
  looks.reserve(grounds.size());
  for (auto const& [party, ground] : grounds) looks.push_back({party, {}, ground.oldest});
  std::ranges::sort(looks, {}, [&](HolderLook const& look) {
    auto const& box = grounds[look.party].box;
    return std::tuple{box.centre().x, box.centre().y, box.low.x, box.low.y};
  });
  for (std::size_t i = 0; i < looks.size(); ++i) looks[i].hatch = hatches[i % hatches.size()];
  return looks;
}

void draw_hatch(Canvas& canvas, MultiPolygon const& paper, Hatch const& hatch) {
  auto const box = bounds(paper);
  double const angle = hatch.angle_degrees * std::numbers::pi / 180, dx = std::cos(angle),
               dy = -std::sin(angle);
  // Lines are counted from the paper's corner, so that neighbouring areas of one holder continue each other.
  auto const offset = [&](Point point) { return -dy * point.x + dx * point.y; };
  auto const along = [&](Point point) { return dx * point.x + dy * point.y; };
  std::array<Point, 4> const corners = {
      {box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}}};
  auto const [first, last] = std::ranges::minmax(corners, {}, offset);
  auto const [start, end] = std::ranges::minmax(corners, {}, along);
  MultiLine strokes;
  for (double k = std::ceil(offset(first) / hatch.spacing_mm); k * hatch.spacing_mm <= offset(last); ++k) {
    double const o = k * hatch.spacing_mm;
    auto const at = [&](double a) { return Point{dx * a - dy * o, dy * a + dx * o}; };
    strokes.push_back({at(along(start)), at(along(end))});
  }
  canvas.push_clip(paper);
  canvas.lines(strokes, {hatch_grey, 0.14, 0.7, {}, false});
  canvas.pop();
}

void draw_dots(Canvas& canvas, MultiPolygon const& paper) {
  constexpr double spacing_mm = 2, dot_mm = 0.4;
  auto const box = bounds(paper);
  MultiLine rows;
  for (double row = std::floor(box.low.y / spacing_mm); row * spacing_mm <= box.high.y; ++row) {
    double const shift = std::fmod(std::abs(row), 2) * spacing_mm / 2;
    double const start = std::floor(box.low.x / spacing_mm) * spacing_mm + shift;
    // Dashes without length, with round ends, are dots: one line a row keeps the file small.
    rows.push_back({{start, row * spacing_mm}, {box.high.x, row * spacing_mm}});
  }
  canvas.push_clip(paper);
  canvas.lines(rows, {hatch_grey, dot_mm, 0.75, {0, spacing_mm}});
  canvas.pop();
}

void draw_control(MapDrawing& drawing) {
  if (!drawing.result.control) return;
  auto const& control = *drawing.result.control;
  for (auto const& look : holder_looks(control)) {
    MultiPolygon held;
    for (auto const& area : control.areas()) {
      if (std::ranges::find(area.holders, look.party) == area.holders.end()) continue;
      if (!bounds(area.area).intersects(drawing.view.ground())) continue;
      auto const paper = drawing.view(area.area);
      draw_hatch(drawing.canvas, paper, look.hatch);
      drawing.canvas.outline(paper, {hatch_grey, 0.12, 0.6});
      held.insert(held.end(), paper.begin(), paper.end());
    }
    if (!held.empty()) add_holder_label(drawing, look, held);
  }
  if (!drawing.result.facts.shows_all_holders) return;
  auto const unrecorded = unrecorded_ground(control, drawing.view);
  if (!unrecorded.empty()) draw_dots(drawing.canvas, drawing.view(unrecorded));
}

}  // namespace passage
