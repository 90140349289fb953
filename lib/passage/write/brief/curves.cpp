#include <algorithm>

#include "passage/write/brief/axis.hpp"
#include "passage/write/brief/book.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/map/symbols.hpp"

namespace passage {

namespace {

/// The curve of one option to one target; null where the run has none.
WalkingCurve const* curve_of(RunResult const& result, std::size_t option, ReachTarget target) {
  if (option >= result.reach.size()) return nullptr;
  auto const& curves = result.reach[option].curves;
  auto const found = std::ranges::find(curves, target, &WalkingCurve::target);
  return found == curves.end() || found->by_minute.size() < 2 ? nullptr : &*found;
}

void draw_curve_axes(Book const& book, ChartAxis const& x, ChartAxis const& y) {
  auto& canvas = book.canvas;
  TextStyle const small{7, palette::grey}, name{7.5};
  for (double value : y.ticks(5)) {
    canvas.line({{x.from_mm, y(value)}, {x.upto_mm, y(value)}}, {palette::light_grey, 0.1});
    auto const text = people_text(Persons{value});
    auto const size = canvas.measure(text, small);
    canvas.text(text, {x.from_mm - 1.5 - size.width_mm, y(value) - size.height_mm / 2}, small);
  }
  double const step = x.high > 240 ? 60 : x.high > 90 ? 30 : 15;
  for (double value = 0; value <= x.high; value += step) {
    auto const text = decimal(value, 0);
    canvas.line({{x(value), y.from_mm}, {x(value), y.from_mm + 0.8}}, {palette::ink, 0.2});
    canvas.text(text, {x(value) - canvas.measure(text, small).width_mm / 2, y.from_mm + 1}, small);
  }
  canvas.line({{x.from_mm, y.upto_mm}, {x.from_mm, y.from_mm}, {x.upto_mm, y.from_mm}}, {palette::ink, 0.25});
  auto const below = book.say("minutes on foot");
  canvas.text(below, {(x.from_mm + x.upto_mm - canvas.measure(below, name).width_mm) / 2, y.from_mm + 4.5},
              name);
}

/// Where the numbers of the options stand at the ends of their curves: apart, in the order of the curves,
/// none above `top_mm`.
std::vector<double> places_at_end(std::vector<double> ends, double apart_mm, double top_mm) {
  std::vector<std::size_t> order(ends.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return ends[i]; });
  for (std::size_t i = 1; i < order.size(); ++i)  // from the foot upwards
    ends[order[i]] = std::min(ends[order[i]], ends[order[i - 1]] - apart_mm);
  double lowest_allowed = top_mm;
  for (std::size_t i = order.size(); i-- > 0;) {  // back down from the top
    ends[order[i]] = std::max(ends[order[i]], lowest_allowed);
    lowest_allowed = ends[order[i]] + apart_mm;
  }
  return ends;
}

}  // namespace

void draw_walking_curves(Book const& book, ReachTarget target, Box const& box) {
  auto& canvas = book.canvas;
  auto const& result = book.result;
  std::vector<double> people{1}, minutes{1};
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    auto const* curve = curve_of(result, i, target);
    if (!curve) continue;
    people.push_back(curve->by_minute.back().value);
    minutes.push_back(static_cast<double>(curve->by_minute.size() - 1));
  }
  auto const title = book.say(target == ReachTarget::stops ? "People by the minutes they walk to the stops"
                                                           : "People by the minutes they walk to the line");
  TextStyle const title_style{8, palette::ink, true};
  double const left = box.low.x + 16;
  canvas.text(
      title,
      {book.say.is_right_to_left() ? box.high.x - canvas.measure(title, title_style).width_mm : box.low.x,
       box.low.y},
      title_style);
  ChartAxis const x{0, *std::ranges::max_element(minutes), left, box.high.x - 6, false};
  ChartAxis const y{0, *std::ranges::max_element(people) * 1.06, box.high.y - 11, box.low.y + 6, false};
  draw_curve_axes(book, x, y);
  std::vector<double> ends;
  std::vector<std::size_t> drawn;
  for (std::size_t i = result.options.size(); i-- > 0;) {
    auto const* curve = curve_of(result, i, target);
    if (!curve) continue;
    Line line;
    line.reserve(curve->by_minute.size());
    for (std::size_t at = 0; at < curve->by_minute.size(); ++at)
      line.push_back({x(static_cast<double>(at)), y(curve->by_minute[at].value)});
    canvas.line(line, {palette::white, 1.3});
    canvas.line(line, {palette::option(i), 0.7});
    ends.push_back(line.back().y);
    drawn.push_back(i);
  }
  auto const places = places_at_end(ends, 2 * number_radius_mm + 0.3, y.upto_mm);
  for (std::size_t i = 0; i < drawn.size(); ++i)
    draw_number(canvas, {x.upto_mm + 3, places[i]}, result.options[drawn[i]].id, palette::option(drawn[i]));
}

}  // namespace passage
