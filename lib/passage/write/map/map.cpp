#include "passage/write/map/map.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "passage/write/detail/svg_ids.hpp"
#include "passage/write/map/base_layers.hpp"
#include "passage/write/map/control.hpp"
#include "passage/write/map/density.hpp"
#include "passage/write/map/furniture.hpp"
#include "passage/write/map/legend.hpp"
#include "passage/write/map/message_layers.hpp"
#include "passage/write/map/panel.hpp"
#include "passage/write/map/sheet_layout.hpp"
#include "passage/write/sheet_label.hpp"
#include "passage/write/text_flow.hpp"
#include "passage/write/words.hpp"

namespace passage {

namespace {

/// A sheet in the making: what it shows, where, and what found no room.
struct Sheet {
  Canvas& canvas;
  RunResult const& result;
  Messages const& say;
  SheetLayout layout;
  std::size_t options_shown = 0;
  bool has_more_notes = false;
  int pages = 1;
};

/// Latin letters as capitals, those with the usual accents too; other scripts stay.
std::string shouted(std::string text) {
  constexpr char latin = '\xC3', first = '\xA0', last = '\xBE', division = '\xB7';
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto& letter = text[i];
    bool const is_plain = letter >= 'a' && letter <= 'z';
    bool const is_accented =
        i > 0 && text[i - 1] == latin && letter >= first && letter <= last && letter != division;
    if (is_plain || is_accented) letter = static_cast<char>(letter - 32);
  }
  return text;
}

/// Text that begins where a reader begins, and text that ends at the other side.
struct Sides {
  double low, high;
  bool is_mirrored;

  double start(double width_mm) const { return is_mirrored ? high - width_mm : low; }
  double end(double width_mm) const { return is_mirrored ? low : high - width_mm; }
};

void draw_header(Sheet const& sheet) {
  auto& canvas = sheet.canvas;
  auto const& say = sheet.say;
  auto const& facts = sheet.result.facts;
  double y = sheet.layout.header.low.y;
  Sides const sides{sheet.layout.margin(), sheet.layout.right(), say.is_right_to_left()};
  bool const is_narrow = sheet.layout.header.height() > 15;
  auto write = [&](std::string const& text, double down, TextStyle style, bool is_at_end) {
    double const width = canvas.measure(text, style).width_mm;
    canvas.text(text, {is_at_end ? sides.end(width) : sides.start(width), y + down}, style);
  };
  auto const dates = fmt::format(fmt::runtime(say("as of {as_of}  |  do not use after {expiry}  |  {label}")),
                                 fmt::arg("as_of", date_text(facts.as_of, say)),
                                 fmt::arg("expiry", date_text(facts.do_not_use_after, say)),
                                 fmt::arg("label", shouted(say(facts.sensitivity_label))));
  auto const question = facts.question.empty() ? facts.title
                        : facts.title.empty()  ? facts.question
                                               : facts.title + " \u2013 " + facts.question;
  auto const reference = fmt::format(fmt::runtime(say("made on {}  |  hash {}")),
                                     date_text(facts.made_on, say), facts.reference_hash);
  write(banner(facts, say), 0, {11, palette::ink, true}, false);
  write(question, 5.8, {9.5}, false);
  if (is_narrow) y += 11;
  write(dates, 0.8, {8.5, palette::ink, true}, !is_narrow);
  write(reference, 6, {8.5}, !is_narrow);
}

/// The corner of the map with the least of the message in it.
Box quiet_corner(std::vector<DrawnOption> const& options, Box const& map_box, Point size) {
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
  drawing.canvas.fill_box(drawing.view.paper(), palette::land);
  draw_relief(drawing);
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
  auto const rest = std::stable_partition(drawing.labels.begin(), drawing.labels.end(), is_first);
  drawing.placer.place(drawing.canvas, {drawing.labels.begin(), rest});
  draw_numbers(drawing);
  drawing.placer.place(drawing.canvas, {rest, drawing.labels.end()});
}

void draw_map(MapDrawing& drawing) {
  drawing.options = drawn_options(drawing.result, drawing.view);
  auto const& map_box = drawing.view.paper();
  auto const locator = quiet_corner(drawing.options, map_box, {24, 24});
  drawing.canvas.push_clip(map_box);
  draw_ground(drawing);
  drawing.placer.block(locator.grown(1));
  draw_scale_bar(drawing, {map_box.low.x + 3, map_box.high.y - 3});
  bool const is_left = locator.low.x < map_box.centre().x && locator.low.y < map_box.centre().y;
  draw_north_arrow(drawing, {is_left ? map_box.high.x - 6 : map_box.low.x + 6, map_box.low.y + 9});
  draw_message(drawing);
  draw_locator(drawing, locator);  // nothing lies over it
  drawing.canvas.pop();
  draw_frame(drawing);
}

/// The part of a shared column that the legend leaves to the options.
Box options_above(SheetLayout const& layout, double legend_mm) {
  return {layout.options.low, {layout.options.high.x, layout.legend.high.y - legend_mm - 2}};
}

/// The least growth of the options' room that holds them all, else the one that holds the most.
SheetLayout roomy_layout(Canvas& canvas, RunResult const& result, Messages const& say) {
  auto const& facts = result.facts;
  auto best = sheet_layout(facts.paper, facts.is_portrait);
  std::size_t most = 0;
  for (double const growth_mm : option_growths_mm) {
    auto const layout = sheet_layout(facts.paper, facts.is_portrait, growth_mm);
    MapView const view{map_content(result), layout.map};
    LabelPlacer placer{layout.map};
    MapDrawing drawing{result, say, canvas, view, placer};
    auto const room = layout.shares_a_column
                          ? options_above(layout, draw_legend(drawing, layout.legend, false))
                          : layout.options;
    auto const held = options_that_fit(drawing, room);
    if (held <= most) continue;
    best = layout;
    most = held;
  }
  return best;
}

/// The options from above, the legend from below; the options take what the legend leaves.
void draw_side(Sheet& sheet, MapDrawing& drawing) {
  auto const& layout = sheet.layout;
  double const legend_mm = draw_legend(drawing, layout.legend, false);
  if (!layout.shares_a_column) {
    sheet.options_shown = draw_option_panel(drawing, layout.options);
    draw_legend(drawing, layout.legend);
    sheet.layout.notes.low.y = layout.legend.low.y + legend_mm + 1;
    return;
  }
  double const legend_top = layout.legend.high.y - legend_mm;
  sheet.options_shown = draw_option_panel(drawing, options_above(layout, legend_mm));
  drawing.canvas.line({{layout.legend.low.x, legend_top - 1.2}, {layout.legend.high.x, legend_top - 1.2}},
                      {palette::light_grey, 0.15});
  draw_legend(drawing, {{layout.legend.low.x, legend_top}, layout.legend.high});
}

struct NoteBlock {
  std::string heading;
  std::vector<std::string> lines;
};

/// What differs, what is not known, sources: as many columns as the layout has.
std::vector<NoteBlock> note_blocks(RunResult const& result, Messages const& say) {
  auto differences = difference_sentences(result, say);
  // Others may have been found that these readers do not see.
  if (differences.empty() && result.facts.shows_all_holders)
    differences = {say("Only one route option was found.")};
  if (result.options.empty()) differences = blockage_sentences(result, say);
  return {{say(result.options.empty() ? "What stands in the way" : "What differs"), differences},
          {say("What we do not know"), unknown_sentences(result, say)},
          {say("Sources with their dates"), source_lines(result, say)}};
}

/// Shares of the width that the columns of notes are tried with; the first that says the most is taken.
constexpr std::array<std::array<double, 3>, 6> note_shares{{{1. / 3, 1. / 3, 1. / 3},
                                                            {0.28, 0.44, 0.28},
                                                            {0.28, 0.36, 0.36},
                                                            {0.24, 0.50, 0.26},
                                                            {0.24, 0.38, 0.38},
                                                            {0.40, 0.32, 0.28}}};
constexpr double note_gap_mm = 4;

/// Where each block of notes stands, in reading order.
std::vector<Box> note_boxes(Sheet const& sheet, std::array<double, 3> const& shares) {
  auto const& box = sheet.layout.notes;
  auto const count = static_cast<std::size_t>(sheet.layout.note_columns);
  if (count == 1) return {box};
  double const room = box.width() - static_cast<double>(count - 1) * note_gap_mm;
  std::vector<Box> boxes;
  boxes.reserve(count);
  double at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    double const width = room * shares[i];
    double const left = sheet.say.is_right_to_left() ? box.high.x - at - width : box.low.x + at;
    boxes.push_back({{left, box.low.y}, {left + width, box.high.y}});
    at += width + note_gap_mm;
  }
  return boxes;
}

/// What of the notes finds room, drawn or only measured.
struct WrittenNotes {
  std::size_t paragraphs = 0;
  std::size_t worth = 0;  ///< differences and doubts count more than sources
};
WrittenNotes written_notes(Sheet const& sheet, std::vector<NoteBlock> const& blocks,
                           std::vector<Box> const& boxes, bool is_drawn) {
  WrittenNotes written;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (blocks[i].lines.empty()) continue;
    BlockText const text{blocks[i].heading, blocks[i].lines, sheet.say("More on page 2 of map.pdf.")};
    auto const paragraphs = draw_block(sheet.canvas, boxes[i], text, is_drawn);
    written.paragraphs += paragraphs;
    written.worth += paragraphs * (i < 2 ? 3 : 1);
  }
  return written;
}

void draw_notes(Sheet& sheet) {
  auto blocks = note_blocks(sheet.result, sheet.say);
  // Where there is room for one block only, it is what is not known.
  bool const has_one = sheet.layout.note_columns == 1;
  if (has_one) blocks = {blocks[1]};
  std::size_t all = 0;
  WrittenNotes most;
  for (auto const& block : blocks) all += block.lines.size();
  auto best = note_boxes(sheet, note_shares.front());
  for (auto const& shares : note_shares) {
    auto const boxes = note_boxes(sheet, shares);
    auto const written = written_notes(sheet, blocks, boxes, false);
    if (written.worth <= most.worth) continue;
    best = boxes;
    most = written;
  }
  written_notes(sheet, blocks, best, true);
  sheet.has_more_notes = has_one || most.paragraphs < all;
}

/// "If B says no: option 2, 1.7 h longer | …": the worst first, as many as the line holds.
void draw_refusals(Sheet const& sheet) {
  auto const& result = sheet.result;
  std::vector<RefusalLine> lines;
  for (auto const& line : refusal_lines(result, sheet.say)) {
    auto const& answer = result.if_no[line.answer];
    if (answer.refusal.refused.size() <= 1) lines.push_back(line);
  }
  auto const loss = [&](RefusalLine const& line) {
    auto const& answer = result.if_no[line.answer];
    return answer.path && answer.extra ? -answer.extra->value : -1e18;
  };
  std::ranges::stable_sort(lines, {}, loss);
  TextStyle const style{7.5, palette::ink, true};
  auto const& box = sheet.layout.map;
  std::string text;
  for (auto const& line : lines) {
    auto const longer = text + (text.empty() ? "" : "   |   ") + line.what + ": " + line.then;
    if (sheet.canvas.measure(longer, style).width_mm > box.width()) break;
    text = longer;
  }
  if (text.empty()) return;
  double const width = sheet.canvas.measure(text, style).width_mm;
  bool const is_mirrored = sheet.say.is_right_to_left();
  sheet.canvas.text(text, {is_mirrored ? box.high.x - width : sheet.layout.margin(), box.high.y + 4.4},
                    style);
}

void draw_footer(Sheet const& sheet) {
  auto const& facts = sheet.result.facts;
  auto const& layout = sheet.layout;
  auto text = sheet.say(facts.disclaimer);
  text +=
      " " + sheet.say("Corrections to:") + " " + (facts.contact.empty() ? "______________" : facts.contact);
  auto const crs = sheet.result.frame.grid.crs.name();
  text += " " + fmt::format(fmt::runtime(sheet.say("Projection {}; datum WGS 84.")), crs);
  TextStyle const style{7, palette::grey, false, false, 0, layout.right() - layout.margin()};
  double const top = layout.paper.height_mm - 4.2 - sheet.canvas.measure(text, style).height_mm;
  sheet.canvas.line({{layout.margin(), top - 0.6}, {layout.right(), top - 0.6}}, {palette::light_grey, 0.15});
  sheet.canvas.text(text, {layout.margin(), top}, style);
}

/// What found no room on the sheet with the map: never cut, always on a further page.
void draw_continuation(Sheet& sheet, MapDrawing& drawing) {
  auto begin_page = [&sheet] {
    ++sheet.pages;
    draw_header(sheet);
    draw_footer(sheet);
  };
  sheet.canvas.next_page();
  begin_page();
  auto const& layout = sheet.layout;
  Box const area{{layout.margin(), layout.header.high.y + 2}, {layout.right(), layout.bottom() - 5}};
  bool const is_wide = layout.paper.width_mm > 250;
  TextFlow flow{sheet.canvas, area, is_wide ? 3 : 2, begin_page};
  if (sheet.options_shown < sheet.result.options.size()) flow.heading(sheet.say("Route options, continued"));
  for (auto i = sheet.options_shown; i < sheet.result.options.size(); ++i) {
    Box const column{{0, 0}, {flow.column_mm(), 0}};
    auto const box = flow.room(draw_option_block(drawing, i, column, 7.5, false) + 1);
    draw_option_block(drawing, i, box, 7.5, true);
  }
  bool const has_own_columns = is_wide && sheet.options_shown >= sheet.result.options.size();
  for (auto const& block : note_blocks(sheet.result, sheet.say)) {
    if (block.lines.empty()) continue;
    if (has_own_columns) flow.turn();
    flow.heading(block.heading);
    for (auto const& line : block.lines) flow.paragraph(line);
  }
}

}  // namespace

MapReport draw_map_sheet(Canvas& canvas, RunResult const& result, Messages const& say) {
  canvas.set_right_to_left(say.is_right_to_left());
  Sheet sheet{canvas, result, say, roomy_layout(canvas, result, say)};
  MapView const view{map_content(result), sheet.layout.map};
  LabelPlacer placer{sheet.layout.map};
  MapDrawing drawing{result, say, canvas, view, placer};
  draw_header(sheet);
  draw_map(drawing);
  draw_side(sheet, drawing);
  draw_refusals(sheet);
  draw_notes(sheet);
  draw_footer(sheet);
  bool const has_more = sheet.has_more_notes || sheet.options_shown < result.options.size();
  if (has_more && canvas.has_pages()) draw_continuation(sheet, drawing);
  return {placer.placed(), placer.left_out(), sheet.options_shown, sheet.pages};
}

MapReport write_maps(std::filesystem::path const& folder, RunResult const& result, Messages const& say,
                     std::string const& name) {
  auto const paper = sheet_layout(result.facts.paper, result.facts.is_portrait).paper;
  auto pdf = Canvas::pdf(folder / (name + ".pdf"), paper, result.facts.made_on, result.facts.title);
  auto report = draw_map_sheet(pdf, result, say);
  pdf.finish();
  auto png = Canvas::png(folder / (name + ".png"), paper, 200);
  draw_map_sheet(png, result, say);
  png.finish();
  auto svg = Canvas::svg(folder / (name + ".svg"), paper);
  draw_map_sheet(svg, result, say);
  svg.finish();
  detail::describe_svg(folder / (name + ".svg"), result.facts.title, sheet_label(result.facts));
  return report;
}

}  // namespace passage
