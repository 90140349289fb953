#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/write/brief/axis.hpp"
#include "passage/write/brief/book.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/map/symbols.hpp"

namespace passage {

namespace {

struct Mark {
  double hours, events;
  ConsentSet consents;
};

std::vector<Mark> front_marks(RunResult const& result, double passages) {
  std::vector<Mark> marks;
  for (auto const& pair : result.fronts) {
    for (auto const& path : pair.front.paths) {
      bool const is_option = std::ranges::any_of(result.options, [&](RouteOption const& option) {
        return !path.links.empty() && option.path == path;
      });
      if (!is_option)
        marks.push_back({result.graph.quantum.seconds(path.time) / hour,
                         expected_events(path.exposure).value * passages, path.consents});
    }
  }
  return marks;
}

/// One shape for each set of agreements, grey.
void draw_mark(Canvas& canvas, Point at, std::size_t shape) {
  double const r = 0.9;
  Colour const grey{180, 183, 186};
  auto const fill = [&](Line ring) {
    ring.push_back(ring.front());
    canvas.fill({{ring, {}}}, grey);
  };
  switch (shape % 4) {
    case 0:
      return canvas.disc(at, r, grey);
    case 1:
      return fill({{at.x - r, at.y - r}, {at.x + r, at.y - r}, {at.x + r, at.y + r}, {at.x - r, at.y + r}});
    case 2:
      return fill({{at.x, at.y - r * 1.2}, {at.x + r * 1.2, at.y + r}, {at.x - r * 1.2, at.y + r}});
    default:
      return fill(
          {{at.x, at.y - r * 1.3}, {at.x + r * 1.3, at.y}, {at.x, at.y + r * 1.3}, {at.x - r * 1.3, at.y}});
  }
}

void draw_axes(Book const& book, ChartAxis const& x, ChartAxis const& y, std::string const& scale) {
  auto& canvas = book.canvas;
  TextStyle const small{7, palette::grey}, name{7.5};
  for (double value : y.ticks(5)) {
    canvas.line({{x.from_mm, y(value)}, {x.upto_mm, y(value)}}, {palette::light_grey, 0.1});
    auto const text = number_text(value);
    auto const size = canvas.measure(text, small);
    canvas.text(text, {x.from_mm - 1.5 - size.width_mm, y(value) - size.height_mm / 2}, small);
  }
  for (double value : x.ticks(8)) {
    auto const text = shortest(std::round(value * 1000) / 1000);
    canvas.line({{x(value), y.from_mm}, {x(value), y.from_mm + 0.8}}, {palette::ink, 0.2});
    canvas.text(text, {x(value) - canvas.measure(text, small).width_mm / 2, y.from_mm + 1}, small);
  }
  canvas.line({{x.from_mm, y.upto_mm}, {x.from_mm, y.from_mm}, {x.upto_mm, y.from_mm}}, {palette::ink, 0.25});
  auto const below = book.say("time one way, waits included (h)");
  canvas.text(below, {(x.from_mm + x.upto_mm - canvas.measure(below, name).width_mm) / 2, y.from_mm + 4.5},
              name);
  auto const beside = book.say("expected recorded incidents") + " " + scale;
  Point const middle{x.from_mm - 13, (y.from_mm + y.upto_mm) / 2};
  canvas.push_turn(middle, -90);
  canvas.text(beside, {middle.x - canvas.measure(beside, name).width_mm / 2, middle.y - 1.5}, name);
  canvas.pop();
}

}  // namespace

void draw_trade_off(Book const& book, Box const& box) {
  auto& canvas = book.canvas;
  auto const& say = book.say;
  auto const scale = exposure_scale(book.result.options);
  auto const marks = front_marks(book.result, scale.passages_count);
  std::vector<double> times, events;
  for (auto const& mark : marks) times.push_back(mark.hours), events.push_back(mark.events);
  for (auto const& option : book.result.options) {
    auto const& sheet = option.assessment;
    if (!sheet.time || !sheet.exposure) continue;
    times.push_back(*sheet.time / hour);
    events.push_back(sheet.exposure_high.value_or(*sheet.exposure).value * scale.passages_count);
    events.push_back(sheet.exposure_low.value_or(*sheet.exposure).value * scale.passages_count);
  }
  if (times.empty()) {
    canvas.text(say("No chart: no incidents were given, so they are not considered."), box.low, {8});
    return;
  }
  auto const x = chart_axis(times, box.low.x + 18, box.high.x - 6),
             y = chart_axis(events, box.high.y - 13, box.low.y + 2);
  draw_axes(book, x, y, scale.text(say));
  std::vector<std::uint64_t> sets;
  for (auto const& mark : marks) {
    auto found = std::ranges::find(sets, mark.consents.bits());
    if (found == sets.end()) found = sets.insert(found, mark.consents.bits());
    draw_mark(canvas, {x(mark.hours), y(mark.events)}, static_cast<std::size_t>(found - sets.begin()));
  }
  for (std::size_t i = book.result.options.size(); i-- > 0;) {
    auto const& sheet = book.result.options[i].assessment;
    if (!sheet.time || !sheet.exposure) continue;
    Point const at{x(*sheet.time / hour), y(sheet.exposure->value * scale.passages_count)};
    if (sheet.exposure_low && sheet.exposure_high)
      canvas.line({{at.x, y(sheet.exposure_low->value * scale.passages_count)},
                   {at.x, y(sheet.exposure_high->value * scale.passages_count)}},
                  {palette::option(i), 0.5});
    draw_number(canvas, at, book.result.options[i].id, palette::option(i));
    auto const missing = fmt::format(fmt::runtime(say("{} missing")), sheet.agreements_missing.size());
    if (!sheet.consents.empty())
      canvas.text(missing, {at.x + 3, at.y - 1.6}, {7, palette::ink, false, false, 0.4});
  }
  if (x.is_cut || y.is_cut)
    canvas.text(say("An axis does not begin at zero."), {box.low.x + 20, box.high.y - 3.6},
                {7, palette::closure});
}

}  // namespace passage
