#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/geo/line.hpp"
#include "passage/write/brief/book.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/hazard_classes.hpp"
#include "passage/write/map/control.hpp"
#include "passage/write/map/symbols.hpp"

namespace passage {

namespace {

constexpr double band_mm = 6, names_mm = 12, axis_mm = 5;

/// Kilometres to paper, and names that stand where there is room.
struct Strip {
  Book const& book;
  RouteOption const& option;
  Box box;
  std::vector<Box> taken = {};

  double x(Metres at) const {
    double const share = option.assessment.length.value > 0 ? at / option.assessment.length : 0;
    return box.low.x + share * box.width();
  }
  double base() const { return box.high.y - band_mm - axis_mm; }

  bool name(std::string const& text, double at, double top, TextStyle const& style) {
    auto const size = book.canvas.measure(text, style);
    double const left =
        std::clamp(at - size.width_mm / 2, box.low.x, std::max(box.low.x, box.high.x - size.width_mm));
    Box const place{{left - 0.6, top}, {left + size.width_mm + 0.6, top + size.height_mm}};
    bool const is_free =
        std::ranges::none_of(taken, [&](Box const& other) { return other.intersects(place); });
    if (!is_free) return false;
    taken.push_back(place);
    book.canvas.text(text, {left, top}, style);
    return true;
  }
};

/// Mean density of every segment as an area; the highest is named.
void draw_density_area(Strip const& strip) {
  double highest = 0;
  for (auto const& segment : strip.option.assessment.segments)
    if (segment.mean_rate) highest = std::max(highest, segment.mean_rate->value);
  auto& canvas = strip.book.canvas;
  TextStyle const small{7, palette::grey};
  if (highest <= 0) {
    if (strip.book.result.facts.shows_all_holders)  // others are not told what their sheet leaves out
      canvas.text(strip.book.say("no recorded-incident density along this option"), strip.box.low, small);
    return;
  }
  auto const classes = strip.book.result.hazard ? hazard_classes(*strip.book.result.hazard) : std::nullopt;
  double const top = strip.box.low.y + names_mm;
  for (auto const& segment : strip.option.assessment.segments) {
    if (!segment.mean_rate) continue;
    double const height = (strip.base() - top) * segment.mean_rate->value / highest;
    auto const colour =
        classes ? palette::density[static_cast<std::size_t>(classes->class_of(*segment.mean_rate))]
                : palette::light_grey;
    canvas.fill_box({{strip.x(segment.from), strip.base() - height}, {strip.x(segment.upto), strip.base()}},
                    colour, 0.75);
  }
  auto const text =
      fmt::format(fmt::runtime(strip.book.say("up to {} expected recorded incidents per 1 000 km² and year")),
                  number_text(highest * 365250));
  canvas.text(text, {strip.box.low.x, strip.box.low.y}, small);
}

/// The pattern of every holder, as on the map, and the name where it fits.
void draw_holders(Strip& strip) {
  auto& canvas = strip.book.canvas;
  auto const& result = strip.book.result;
  if (!result.control) return;
  auto const looks = holder_looks(*result.control);
  auto const& segments = strip.option.assessment.segments;
  for (std::size_t i = 0; i < segments.size();) {
    auto const& segment = segments[i];
    while (++i < segments.size() && segments[i].holding == segment.holding &&
           segments[i].is_control_considered == segment.is_control_considered)
      continue;
    Box const box{{strip.x(segment.from), strip.base()},
                  {strip.x(segments[i - 1].upto), strip.base() + band_mm}};
    MultiPolygon const area{
        {{box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low}, {}}};
    std::string names;
    for (auto party : segment.holding.holders) {
      auto const look = std::ranges::find(looks, party, &HolderLook::party);
      if (look != looks.end()) draw_hatch(canvas, area, look->hatch);
      names += (names.empty() ? "" : " / ") + isolated(result.authorities.name(party));
    }
    if (segment.is_control_considered && !segment.holding.is_recorded()) {
      draw_dots(canvas, area);
      names = strip.book.say("holder not recorded");
    }
    canvas.outline_box(box, {palette::grey, 0.15});
    TextStyle const style{7, palette::ink, false, false, 0.6};
    auto const size = canvas.measure(names, style);
    if (size.width_mm + 1 < box.width())
      canvas.text(names, {box.centre().x - size.width_mm / 2, box.centre().y - size.height_mm / 2}, style);
  }
}

void draw_kilometres(Strip const& strip) {
  double step_km = 1;
  for (int i = 0; strip.option.assessment.length / kilometre / step_km > 14 && i < 20; ++i)
    step_km *= i % 3 == 1 ? 2.5 : 2;
  TextStyle const style{7, palette::grey};
  double const y = strip.base() + band_mm;
  for (auto at = Metres{0}; at <= strip.option.assessment.length; at += kilometre * step_km) {
    strip.book.canvas.line({{strip.x(at), y}, {strip.x(at), y + 0.8}}, {palette::ink, 0.2});
    auto const text = (at.value == 0 ? "km " : "") + decimal(at / kilometre, 0);
    strip.book.canvas.text(text, {strip.x(at) - (at.value == 0 ? 0 : 2), y + 0.9}, style);
  }
}

void draw_marks(Strip& strip) {
  auto const& result = strip.book.result;
  double const gates_y = strip.base() - 2;
  for (auto const& crossing : strip.option.assessment.crossings) {
    auto const& gate = result.graph.gates[crossing.gate.value];
    strip.book.canvas.line({{strip.x(crossing.at), gates_y}, {strip.x(crossing.at), strip.base() + band_mm}},
                           {palette::ink, 0.15});
    draw_gate(strip.book.canvas, {strip.x(crossing.at), gates_y}, gate.state);
  }
  for (auto const& crossing : strip.option.assessment.crossings) {
    auto const& gate = result.graph.gates[crossing.gate.value];
    auto const name = isolated(gate.name.empty() ? gate.id : gate.name);
    for (double top : {gates_y - 5.5, gates_y - 9})
      if (strip.name(name, strip.x(crossing.at), top, {7, palette::ink, true, false, 0.5})) break;
  }
  for (auto const* list : {&result.places, &result.base.places}) {
    for (auto const& place : *list) {
      bool const is_passed = std::ranges::find(strip.option.via, place.name) != strip.option.via.end();
      if (!is_passed) continue;
      auto const foot = nearest_on(strip.option.line, place.point);
      if (foot.distance > 5000) continue;
      double const at = strip.box.low.x + foot.position.value * strip.box.width();
      strip.name(isolated(place.name), at, strip.box.low.y + 4, {7, palette::grey, false, true, 0.5});
    }
  }
}

}  // namespace

void draw_profile(Book const& book, std::size_t number, Box const& box) {
  Strip strip{book, book.result.options[number], box};
  draw_density_area(strip);
  draw_holders(strip);
  draw_kilometres(strip);
  draw_marks(strip);
  double const y = strip.base();
  book.canvas.line({{box.low.x, y}, {box.high.x, y}}, {palette::option(number), 0.8});
}

}  // namespace passage
