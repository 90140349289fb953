#include "passage/write/map/panel.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "passage/write/map/symbols.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

constexpr double indent_mm = 5.5, between_mm = 1.4;

TextStyle note_style(double width_mm) {
  return {7, palette::grey, false, true, 0, width_mm};
}

double note_height(MapDrawing& drawing, double width_mm) {
  auto const note = measure_note(drawing.result, drawing.say);
  return note.empty() ? 0 : 1 + drawing.canvas.measure(note, note_style(width_mm)).height_mm;
}

std::string continued_text(MapDrawing const& drawing, std::size_t shown) {
  auto const& options = drawing.result.options;
  auto const first = options[shown].id, last = options.back().id;
  if (first == last) return fmt::format(fmt::runtime(drawing.say("Option {}: page 2 of map.pdf.")), first);
  return fmt::format(fmt::runtime(drawing.say("Options {} to {}: page 2 of map.pdf.")), first, last);
}

/// How many options fit, with the lines that follow them.
std::size_t fitting(MapDrawing& drawing, Box const& box, double facts_pt) {
  double y = box.low.y;
  double const note = note_height(drawing, box.width()), line = 3.6;
  auto const count = drawing.result.options.size();
  for (std::size_t i = 0; i < count; ++i) {
    y = draw_option_block(drawing, i, {{box.low.x, y}, box.high}, facts_pt, false);
    if (y + note + (i + 1 < count ? line : 0) > box.high.y) return i;
    y += between_mm;
  }
  return count;
}

}  // namespace

double draw_option_block(MapDrawing& drawing, std::size_t number, Box const& box, double facts_pt,
                         bool is_drawn) {
  auto const& option = drawing.result.options[number];
  auto& canvas = drawing.canvas;
  double const width = box.width() - indent_mm;
  bool const is_mirrored = drawing.say.is_right_to_left();
  double const left = is_mirrored ? box.low.x : box.low.x + indent_mm;
  double y = box.low.y;
  auto write = [&](std::string const& text, TextStyle style) {
    style.width_mm = width;
    if (is_drawn) canvas.text(text, {left, y}, style);
    y += canvas.measure(text, style).height_mm;
  };
  double const disc_x = is_mirrored ? box.high.x - number_radius_mm : box.low.x + number_radius_mm;
  if (is_drawn) draw_number(canvas, {disc_x, y + number_radius_mm}, option.id, palette::option(number));
  write(option_title(drawing.result, option, drawing.say), {facts_pt + 1, palette::ink, true});
  for (auto const& fact : option_facts(drawing.result, option, drawing.say)) {
    auto const text = fact.heading.empty() ? fact.text : fact.heading + ": " + fact.text;
    write(text, {facts_pt, palette::ink, fact.is_open_question});
  }
  return y;
}

std::size_t draw_block(Canvas& canvas, Box const& box, BlockText const& text, bool is_drawn) {
  double y = box.low.y;
  TextStyle const head{7.5, palette::ink, true, false, 0, box.width(), TextAlign::start, 1};
  TextStyle const body{7, palette::ink, false, false, 0, box.width()};
  auto const write = [&](std::string const& line, TextStyle const& style) {
    if (is_drawn) canvas.text(line, {box.low.x, y}, style);
    y += canvas.measure(line, style).height_mm;
  };
  write(text.heading, head);
  y += 0.3;
  double const more_mm = canvas.measure(text.more, body).height_mm;
  for (std::size_t i = 0; i < text.paragraphs.size(); ++i) {
    double const height = canvas.measure(text.paragraphs[i], body).height_mm;
    bool const is_last = i + 1 == text.paragraphs.size();
    if (y + height + (is_last ? 0 : more_mm) > box.high.y) {
      auto style = body;
      style.is_italic = true;
      write(text.more, style);
      return i;
    }
    write(text.paragraphs[i], body);
    y += 0.4;
  }
  return text.paragraphs.size();
}

std::size_t options_that_fit(MapDrawing& drawing, Box const& box) {
  constexpr double smallest_pt = 7;
  return fitting(drawing, box, smallest_pt);
}

std::size_t draw_option_panel(MapDrawing& drawing, Box const& box) {
  if (drawing.result.options.empty()) {
    auto const reasons = blockage_sentences(drawing.result, drawing.say);
    draw_block(drawing.canvas, box,
               {drawing.say("No route found"), reasons, drawing.say("Continued on page 2.")});
    return 0;
  }
  auto const count = drawing.result.options.size();
  double facts_pt = 7;
  for (double larger : {8.0, 7.5}) {
    if (fitting(drawing, box, larger) == count) {
      facts_pt = larger;
      break;
    }
  }
  auto const shown = std::max<std::size_t>(1, fitting(drawing, box, facts_pt));
  double y = box.low.y;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) {
      drawing.canvas.line({{box.low.x, y + 0.6}, {box.high.x, y + 0.6}}, {palette::light_grey, 0.15});
      y += between_mm;
    }
    y = draw_option_block(drawing, i, {{box.low.x, y}, box.high}, facts_pt, true);
  }
  if (shown < count) {
    TextStyle const style{7.5, palette::ink, true, false, 0, box.width()};
    drawing.canvas.text(continued_text(drawing, shown), {box.low.x, y + 0.6}, style);
    y += 3.6;
  }
  auto const note = measure_note(drawing.result, drawing.say);
  if (!note.empty()) drawing.canvas.text(note, {box.low.x, y + 1}, note_style(box.width()));
  return shown;
}

}  // namespace passage
