#include "passage/write/map/panel.hpp"

#include <algorithm>

#include "passage/write/map/symbols.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

constexpr double indent_mm = 5.5;

struct Shape {
  double facts_pt, title_pt;
  int most_lines, most_essential_lines;  ///< per fact
};

/// The y below the option; draws only when `is_drawn`, so that the same code measures.
double option_block(MapDrawing& drawing, std::size_t number, Box const& box, Shape const& shape,
                    bool is_drawn) {
  auto const& option = drawing.result.options[number];
  auto& canvas = drawing.canvas;
  double const width = box.width() - indent_mm;
  double y = box.low.y;
  auto write = [&](std::string const& text, TextStyle style) {
    style.width_mm = width;
    if (is_drawn) canvas.text(text, {box.low.x + indent_mm, y}, style);
    y += canvas.measure(text, style).height_mm;
  };
  if (is_drawn)
    draw_number(canvas, {box.low.x + number_radius_mm, y + number_radius_mm}, option.id,
                palette::option(number));
  write(option_title(drawing.result, option, drawing.say),
        {shape.title_pt, palette::ink, true, false, 0, 0, TextAlign::start, 2});
  for (auto const& fact : option_facts(drawing.result, option, drawing.say)) {
    auto const text = fact.heading.empty() ? fact.text : fact.heading + ": " + fact.text;
    write(text, {shape.facts_pt, palette::ink, fact.is_open_question, false, 0, 0, TextAlign::start,
                 fact.is_essential ? shape.most_essential_lines : shape.most_lines});
  }
  return y;
}

double note_block(MapDrawing& drawing, Box const& box, bool is_drawn) {
  auto const note = measure_note(drawing.result, drawing.say);
  if (note.empty()) return box.low.y;
  TextStyle const style{7, palette::grey, false, true, 0, box.width()};
  if (is_drawn) drawing.canvas.text(note, {box.low.x, box.low.y + 1}, style);
  return box.low.y + 1 + drawing.canvas.measure(note, style).height_mm;
}

double all_blocks(MapDrawing& drawing, Box const& box, Shape const& shape, bool is_drawn) {
  double y = box.low.y;
  for (std::size_t i = 0; i < drawing.result.options.size(); ++i) {
    if (i > 0) {
      if (is_drawn)
        drawing.canvas.line({{box.low.x, y + 0.6}, {box.high.x, y + 0.6}}, {palette::light_grey, 0.15});
      y += 1.4;
    }
    y = option_block(drawing, i, {{box.low.x, y}, box.high}, shape, is_drawn);
  }
  return note_block(drawing, {{box.low.x, y}, box.high}, is_drawn);
}

}  // namespace

double draw_block(Canvas& canvas, Box const& box, std::string const& heading,
                  std::vector<std::string> const& paragraphs) {
  double y = box.low.y;
  TextStyle const head{7.5, palette::ink, true, false, 0, box.width(), TextAlign::start, 1};
  canvas.text(heading, {box.low.x, y}, head);
  y += canvas.measure(heading, head).height_mm + 0.3;
  TextStyle body{7, palette::ink, false, false, 0, box.width()};
  double const line_mm = canvas.measure("x", body).height_mm;
  for (auto const& paragraph : paragraphs) {
    body.most_lines = static_cast<int>((box.high.y - y) / line_mm);
    if (body.most_lines < 1) break;
    canvas.text(paragraph, {box.low.x, y}, body);
    y += canvas.measure(paragraph, body).height_mm + 0.4;
  }
  return y;
}

double draw_option_panel(MapDrawing& drawing, Box const& box) {
  if (drawing.result.options.empty()) {
    auto reasons = blockage_sentences(drawing.result, drawing.say);
    return draw_block(drawing.canvas, box, drawing.say("No route found"), reasons);
  }
  static constexpr std::array shapes = {Shape{7.5, 8.5, 3, 3}, Shape{7, 8, 3, 3},   Shape{7, 8, 2, 3},
                                        Shape{7, 8, 1, 3},     Shape{7, 7.5, 1, 2}, Shape{7, 7.5, 1, 1}};
  for (auto const& shape : shapes) {
    bool const is_last = &shape == &shapes.back();
    if (is_last || all_blocks(drawing, box, shape, false) <= box.high.y) {
      drawing.canvas.push_clip(box);
      double const y = all_blocks(drawing, box, shape, true);
      drawing.canvas.pop();
      return std::min(y, box.high.y);
    }
  }
  return box.high.y;
}

}  // namespace passage
