// Lines, posts, arrows and numbers of the route options.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/core.h>

#include "passage/geo/overlay.hpp"
#include "passage/write/map/message_layers.hpp"
#include "passage/write/map/symbols.hpp"

namespace passage {

namespace {

constexpr double line_mm = 1.2, casing_mm = 0.5;

Point direction(Line const& line, std::size_t i) {
  auto const a = line[i > 2 ? i - 3 : 0], b = line[std::min(i + 3, line.size() - 1)];
  double const length = distance(a, b);
  return length > 0 ? Point{(b.x - a.x) / length, (b.y - a.y) / length} : Point{1, 0};
}

/// The index of the point at this share of the way.
std::size_t index_at(DrawnOption const& option, double share) {
  return static_cast<std::size_t>(std::lround(share * static_cast<double>(option.paper.size() - 1)));
}

/// Kilometres between posts: about every 25 mm of paper, from the series 1, 2, 5, 10 …
double post_step_km(MapView const& view) {
  double const wanted = 0.025 / view.mm_per_metre();
  double step = 1;
  for (int i = 0; step < wanted && i < 12; ++i) step *= i % 3 == 1 ? 2.5 : 2;
  return step;
}

void draw_arrow(Canvas& canvas, DrawnOption const& option, std::size_t i) {
  auto const along = direction(option.paper, i);
  auto const tip = option.paper[i];
  auto const wing = [&](double side) {
    return Point{tip.x - along.x * 0.7 - along.y * 0.45 * side,
                 tip.y - along.y * 0.7 + along.x * 0.45 * side};
  };
  canvas.line({wing(1), tip, wing(-1)}, {palette::white, 0.25});
}

void draw_post(MapDrawing& drawing, DrawnOption const& option, std::size_t number, double km,
               double total_km) {
  auto const i = index_at(option, km / total_km);
  auto const along = direction(option.paper, i);
  auto const foot = option.paper[i];
  auto const colour = palette::option(number);
  Point const a{foot.x - along.y * 1.1, foot.y + along.x * 1.1},
      b{foot.x + along.y * 1.1, foot.y - along.x * 1.1};
  drawing.canvas.line({a, b}, {palette::white, 0.8, 1, {}, false});
  drawing.canvas.line({a, b}, {colour, 0.35, 1, {}, false});
  drawing.labels.push_back({fmt::format("{:.0f}", km), {7, colour, true, false, 0.4}, foot, 1.5, 60});
}

/// Whether holders of the ground at this share of the way are recorded.
bool is_held(RouteOption const& option, double share) {
  Metres const at = option.assessment.length * share;
  for (auto const& segment : option.assessment.segments) {
    if (at >= segment.from && at <= segment.upto)
      return !segment.is_control_considered || segment.holding.is_recorded();
  }
  return true;
}

/// White gaps over the stretches whose holder nobody recorded.
void draw_unknown(MapDrawing& drawing, DrawnOption const& drawn, RouteOption const& option) {
  Line stretch;
  auto flush = [&] {
    if (stretch.size() > 1)
      drawing.canvas.line(stretch, {palette::white, line_mm - 0.5, 1, {0.9, 1.1}, false});
    stretch.clear();
  };
  for (std::size_t i = 0; i < drawn.paper.size(); ++i) {
    if (is_held(option, static_cast<double>(i) / static_cast<double>(drawn.paper.size() - 1)))
      flush();
    else
      stretch.push_back(drawn.paper[i]);
  }
  flush();
}

/// Paper points of the places that options are named by: a number over them would hide what the reader looks
/// for.
Line passed_places(MapDrawing const& drawing) {
  Line points;
  for (auto const& place : drawing.result.base.places)
    if (is_passed(drawing.result, place)) points.push_back(drawing.view(place.point));
  return points;
}

/// The first free spot for a number, looking outwards from the wanted share of the way; off these points and
/// off shared road if possible.
std::optional<std::size_t> number_spot(LabelPlacer const& placer, DrawnOption const& option, double share,
                                       Line const& points) {
  auto const wanted = static_cast<long>(index_at(option, share));
  auto const count = static_cast<long>(option.paper.size());
  auto const is_on_point = [&](Point spot) {
    return std::ranges::any_of(points,
                               [&](Point point) { return distance(point, spot) < number_radius_mm + 1.2; });
  };
  constexpr std::array<std::array<bool, 2>, 3> passes{{{false, false}, {true, false}, {true, true}}};
  for (auto const& [may_share, may_cover] : passes) {
    for (long away = 0; away < count / 3; ++away) {
      for (long i : {wanted + away, wanted - away}) {
        if (i < 0 || i >= count) continue;
        auto const at = static_cast<std::size_t>(i);
        if (!may_share && option.sharing[at] > 1) continue;
        if (!may_cover && is_on_point(option.paper[at])) continue;
        if (placer.is_free(box_around(option.paper[at], number_radius_mm + 0.4))) return at;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

void draw_option_line(Canvas& canvas, Line const& paper, std::size_t number, double width_mm) {
  canvas.line(paper, {palette::option(number), width_mm});
  switch (palette::line_style(number)) {
    case palette::LineStyle::solid:
      return;
    case palette::LineStyle::two_lines:
      return canvas.line(paper, {palette::white, width_mm * 0.3});
    case palette::LineStyle::beads:
      return canvas.line(paper, {palette::white, width_mm * 0.45, 1, {0, width_mm * 1.5}, true});
  }
}

void draw_option_areas(MapDrawing& drawing) {
  for (std::size_t i = 0; i < drawing.result.options.size(); ++i) {
    auto const area = buffer(drawing.result.options[i].line, drawing.result.corridor_width.value / 2);
    drawing.canvas.fill(drawing.view(area), palette::option(i), 0.15);
  }
}

void draw_options(MapDrawing& drawing) {
  auto const& options = drawing.options;
  for (auto const& option : options) {
    drawing.canvas.line(option.paper, {palette::white, line_mm + 2 * casing_mm});
    drawing.placer.discourage(option.paper);
  }
  // The first option is the one that is read first: it lies on top.
  for (std::size_t i = options.size(); i-- > 0;) {
    draw_option_line(drawing.canvas, options[i].paper, i, line_mm);
    draw_unknown(drawing, options[i], drawing.result.options[i]);
  }
}

void draw_posts(MapDrawing& drawing) {
  auto const& options = drawing.options;
  double const step_km = post_step_km(drawing.view);
  for (std::size_t number = 0; number < options.size(); ++number) {
    double const total_km = drawing.result.options[number].assessment.length / kilometre;
    if (total_km <= 0) continue;
    for (double km = step_km; km < total_km - step_km / 3; km += step_km) {
      draw_post(drawing, options[number], number, km, total_km);
      draw_arrow(drawing.canvas, options[number], index_at(options[number], (km - step_km / 2) / total_km));
    }
  }
}

void draw_numbers(MapDrawing& drawing) {
  auto const& options = drawing.options;
  auto const points = passed_places(drawing);
  for (std::size_t number = 0; number < options.size(); ++number) {
    auto const& option = options[number];
    double const total_mm = length(option.paper),
                 end_share = total_mm > 0 ? std::min(0.3, 9 / total_mm) : 0.1;
    for (double share : {end_share, 0.5, 1 - end_share}) {
      auto const spot = number_spot(drawing.placer, option, share, points);
      if (!spot) continue;
      draw_number(drawing.canvas, option.paper[*spot], drawing.result.options[number].id,
                  palette::option(number));
      drawing.placer.block(box_around(option.paper[*spot], number_radius_mm + 0.4));
    }
  }
}

}  // namespace passage
