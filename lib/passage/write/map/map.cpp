#include "passage/write/map/map.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/write/map/base_layers.hpp"
#include "passage/write/map/control.hpp"
#include "passage/write/map/density.hpp"
#include "passage/write/map/furniture.hpp"
#include "passage/write/map/legend.hpp"
#include "passage/write/map/message_layers.hpp"
#include "passage/write/map/panel.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

// Blocks of the A4 landscape sheet, mm.
constexpr PaperSize paper{297, 210};
constexpr double margin = 8, right = paper.width_mm - margin, bottom = paper.height_mm - margin;
Box const header_box{{margin, 6.5}, {right, 19}}, map_box{{margin + 3, 20.5}, {188, 158}},
    side_box{{191.5, 20}, {right, bottom - 5}}, notes_box{{margin, 164.5}, {188, bottom - 5}};

/// ASCII letters as capitals; other scripts stay.
std::string shouted(std::string text) {
  auto const capital = [](char letter) {
    return static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
  };
  std::ranges::transform(text, text.begin(), capital);
  return text;
}

void draw_header(Canvas& canvas, RunResult const& result, Messages const& say) {
  auto const& facts = result.facts;
  double const y = header_box.low.y;
  TextStyle const strong{11, palette::ink, true}, plain{8.5};
  canvas.text(banner(facts, say), {margin, y}, strong);
  auto const dates = fmt::format(fmt::runtime(say("as of {as_of}  |  do not use after {expiry}  |  {label}")),
                                 fmt::arg("as_of", date_text(facts.as_of, say)),
                                 fmt::arg("expiry", date_text(facts.do_not_use_after, say)),
                                 fmt::arg("label", shouted(say(facts.sensitivity_label))));
  TextStyle const bold{8.5, palette::ink, true};
  canvas.text(dates, {right - canvas.measure(dates, bold).width_mm, y + 0.8}, bold);
  auto const question = facts.question.empty() ? facts.title
                        : facts.title.empty()  ? facts.question
                                               : facts.title + " \u2013 " + facts.question;
  canvas.text(question, {margin, y + 5.8}, {9.5, palette::ink, false, false, 0, 205, TextAlign::start, 1});
  auto const reference = fmt::format(fmt::runtime(say("made on {}  |  hash {}")),
                                     date_text(facts.made_on, say), facts.reference_hash);
  canvas.text(reference, {right - canvas.measure(reference, plain).width_mm, y + 6}, plain);
}

/// The corner of the map with the least of the message in it.
Box quiet_corner(std::vector<DrawnOption> const& options, Point size) {
  std::array<Point, 4> const corners = {{{map_box.high.x - size.x - 2, map_box.low.y + 2},
                                         {map_box.low.x + 2, map_box.low.y + 2},
                                         {map_box.high.x - size.x - 2, map_box.high.y - size.y - 2},
                                         {map_box.low.x + 2, map_box.high.y - size.y - 12}}};
  Box best;
  std::ptrdiff_t least = -1;
  for (auto corner : corners) {
    Box const box{corner, {corner.x + size.x, corner.y + size.y}};
    std::ptrdiff_t inside = 0;
    for (auto const& option : options)
      inside +=
          std::ranges::count_if(option.paper, [&](Point point) { return box.grown(3).contains(point); });
    if (least >= 0 && inside >= least) continue;
    best = box;
    least = inside;
  }
  return best;
}

void draw_ground(MapDrawing& drawing) {
  drawing.canvas.fill_box(map_box, palette::land);
  draw_density(drawing);
  draw_control(drawing);
  draw_water(drawing);
  draw_graticule(drawing);
  draw_boundaries(drawing);
  draw_roads(drawing);
  draw_fronts(drawing);
  draw_restricted(drawing);
}

void draw_message(MapDrawing& drawing) {
  draw_option_areas(drawing);
  draw_options(drawing);
  draw_closures(drawing);
  draw_posts(drawing);
  draw_gates(drawing);
  draw_places(drawing);
  constexpr int before_numbers = 10;  // ends of the way and its crossing points are named before all else
  auto const is_first = [](Label const& label) { return label.rank < before_numbers; };
  auto const rest = std::ranges::stable_partition(drawing.labels, is_first);
  drawing.placer.place(drawing.canvas, {drawing.labels.begin(), rest.begin()});
  draw_numbers(drawing);
  drawing.placer.place(drawing.canvas, {rest.begin(), rest.end()});
}

void draw_map(MapDrawing& drawing) {
  drawing.options = drawn_options(drawing.result, drawing.view);
  auto const locator = quiet_corner(drawing.options, {24, 24});
  drawing.canvas.push_clip(map_box);
  draw_ground(drawing);
  draw_locator(drawing, locator);
  draw_scale_bar(drawing, {map_box.low.x + 3, map_box.high.y - 3});
  bool const is_left = locator.low.x < map_box.centre().x && locator.low.y < map_box.centre().y;
  draw_north_arrow(drawing, {is_left ? map_box.high.x - 6 : map_box.low.x + 6, map_box.low.y + 9});
  draw_message(drawing);
  drawing.canvas.pop();
  draw_frame(drawing);
}

/// The options from above, the legend from below; the options take what the legend leaves.
void draw_side(MapDrawing& drawing) {
  double const legend_mm = draw_legend(drawing, side_box, false);
  double const legend_top = side_box.high.y - legend_mm;
  draw_option_panel(drawing, {side_box.low, {side_box.high.x, legend_top - 2}});
  drawing.canvas.line({{side_box.low.x, legend_top - 1.2}, {side_box.high.x, legend_top - 1.2}},
                      {palette::light_grey, 0.15});
  draw_legend(drawing, {{side_box.low.x, legend_top}, side_box.high});
}

void draw_notes(Canvas& canvas, RunResult const& result, Messages const& say) {
  double const gap = 4, width = (notes_box.width() - 2 * gap) / 3;
  auto const column = [&](int i) {
    return Box{{notes_box.low.x + i * (width + gap), notes_box.low.y},
               {notes_box.low.x + i * (width + gap) + width, notes_box.high.y}};
  };
  auto differences = difference_sentences(result, say);
  if (differences.size() > 3) differences.resize(3);
  if (differences.empty()) differences = {say("Only one route option was found.")};
  if (result.options.empty()) differences = blockage_sentences(result, say);
  draw_block(canvas, column(0), say(result.options.empty() ? "What stands in the way" : "What differs"),
             differences);
  auto unknown = unknown_sentences(result, say);
  draw_block(canvas, column(1), say("What we do not know"), unknown);
  draw_block(canvas, column(2), say("Sources with their dates"), source_lines(result, say));
}

void draw_footer(Canvas& canvas, RunResult const& result, Messages const& say) {
  auto const& facts = result.facts;
  auto text = facts.disclaimer;
  if (!facts.contact.empty()) text += " " + say("Corrections to:") + " " + facts.contact;
  auto const crs = result.frame.grid.crs.name();
  text += " " + fmt::format(fmt::runtime(say("Projection {}; datum WGS 84.")), crs);
  canvas.line({{margin, bottom - 3.8}, {right, bottom - 3.8}}, {palette::light_grey, 0.15});
  canvas.text(text, {margin, bottom - 3.4},
              {7, palette::grey, false, false, 0, right - margin, TextAlign::start, 2});
}

}  // namespace

MapReport draw_map_sheet(Canvas& canvas, RunResult const& result, Messages const& say) {
  MapView const view{map_content(result), map_box};
  LabelPlacer placer{map_box};
  MapDrawing drawing{result, say, canvas, view, placer};
  canvas.set_right_to_left(say.is_right_to_left());
  draw_header(canvas, result, say);
  draw_map(drawing);
  draw_side(drawing);
  draw_notes(canvas, result, say);
  draw_footer(canvas, result, say);
  return {placer.placed(), placer.left_out()};
}

MapReport write_maps(std::filesystem::path const& folder, RunResult const& result, Messages const& say) {
  auto pdf = Canvas::pdf(folder / "map.pdf", paper, result.facts.made_on, result.facts.title);
  auto report = draw_map_sheet(pdf, result, say);
  pdf.finish();
  auto png = Canvas::png(folder / "map.png", paper, 200);
  draw_map_sheet(png, result, say);
  png.finish();
  auto svg = Canvas::svg(folder / "map.svg", paper);
  draw_map_sheet(svg, result, say);
  svg.finish();
  return report;
}

}  // namespace passage
