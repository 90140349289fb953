// Lines where ground of one holder meets ground of another.
#include <algorithm>
#include <cmath>

#include "passage/write/map/control.hpp"

namespace passage {

namespace {

/// How far from an outline its two sides are looked at: narrower gaps and overlaps are drawing errors.
constexpr double side_m = 60;

std::optional<Date> oldest(ControlArea const& a, ControlArea const& b) {
  if (!a.as_of || !b.as_of) return std::nullopt;
  return std::min(*a.as_of, *b.as_of);
}

struct Sides {
  ControlMap const& control;
  AreaIndex index;

  /// The area beyond the outline of `own` between two points, when another holder's and numbered higher: so
  /// each border is found once.
  std::optional<std::size_t> across(std::size_t own, Point a, Point b) const {
    double const length = distance(a, b);
    if (length <= 0) return std::nullopt;
    Point const middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
    Point const normal{-(b.y - a.y) / length * side_m, (b.x - a.x) / length * side_m};
    std::optional<std::size_t> found;
    for (double side : {1.0, -1.0}) {
      auto const there = index.containing({middle.x + side * normal.x, middle.y + side * normal.y});
      if (std::ranges::find(there, own) != there.end()) continue;
      for (auto other : there) {
        bool const is_other_holder = control.areas()[other].holders != control.areas()[own].holders;
        if (other > own && is_other_holder && !control.areas()[other].holders.empty()) found = other;
      }
    }
    return found;
  }
};

}  // namespace

std::vector<FrontPiece> front_pieces(ControlMap const& control, Date as_of, Seconds stale_after) {
  std::vector<MultiPolygon> areas;
  for (auto const& area : control.areas()) areas.push_back(area.area);
  Sides const sides{control, AreaIndex{areas}};
  std::vector<FrontPiece> pieces;
  for (std::size_t own = 0; own < areas.size(); ++own) {
    if (control.areas()[own].holders.empty()) continue;
    for (auto const& polygon : areas[own]) {
      bool is_open = false;
      for (std::size_t i = 0; i + 1 < polygon.outer.size(); ++i) {
        auto const other = sides.across(own, polygon.outer[i], polygon.outer[i + 1]);
        if (!other) {
          is_open = false;
          continue;
        }
        auto const date = oldest(control.areas()[own], control.areas()[*other]);
        bool const is_stale =
            !date || Seconds{static_cast<double>((as_of - *date).count()) * 86400} > stale_after;
        if (!is_open || pieces.back().is_stale != is_stale) pieces.push_back({{polygon.outer[i]}, is_stale});
        pieces.back().line.push_back(polygon.outer[i + 1]);
        is_open = true;
      }
    }
  }
  return pieces;
}

void draw_front(Canvas& canvas, Line const& paper, bool is_stale) {
  Colour const ink{70, 70, 70};
  Pen pen{ink, 0.3, 1, {}, false};
  if (is_stale) pen.dashes_mm = {1.6, 1};
  canvas.line(paper, pen);
  constexpr double step_mm = 1.6, tooth_mm = 0.8;
  auto const running = running_lengths(paper);
  if (running.back() <= 0) return;
  int number = 0;
  MultiLine teeth;
  for (double at = step_mm / 2; at < running.back(); at += step_mm, ++number) {
    auto const next = static_cast<std::size_t>(std::ranges::upper_bound(running, at) - running.begin());
    auto const a = paper[next - 1], b = paper[std::min(next, paper.size() - 1)];
    double const length = distance(a, b);
    if (length <= 0) continue;
    double const share = (at - running[next - 1]) / length, side = number % 2 == 0 ? 1 : -1;
    Point const foot{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
    Point const tip{foot.x - (b.y - a.y) / length * tooth_mm * side,
                    foot.y + (b.x - a.x) / length * tooth_mm * side};
    teeth.push_back({foot, tip});
  }
  canvas.lines(teeth, {ink, 0.25, 1, {}, false});
}

void draw_fronts(MapDrawing& drawing) {
  if (!drawing.result.control) return;
  auto const& facts = drawing.result.facts;
  for (auto const& piece : front_pieces(*drawing.result.control, facts.as_of, facts.stale_after)) {
    if (bounds(piece.line).intersects(drawing.view.ground()))
      draw_front(drawing.canvas, drawing.view(piece.line), piece.is_stale);
  }
}

}  // namespace passage
