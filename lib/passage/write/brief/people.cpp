// The pages on people: curves, bands, and need against reach by area.
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "passage/write/brief/book.hpp"
#include "passage/write/people_words.hpp"

namespace passage {

namespace {

constexpr std::size_t most_areas = 12;

bool has_curve(RunResult const& result, ReachTarget target) {
  return std::ranges::any_of(result.reach, [&](ReachReport const& report) {
    return std::ranges::any_of(report.curves, [&](WalkingCurve const& curve) {
      return curve.target == target && curve.by_minute.size() > 1;
    });
  });
}

void draw_curves(Book& book, TextFlow& flow) {
  std::vector<ReachTarget> targets;
  for (auto target : {ReachTarget::line, ReachTarget::stops})
    if (has_curve(book.result, target)) targets.push_back(target);
  if (targets.empty()) return;
  auto const row = flow.room(56);
  double const between = 8, width = (row.width() - between) / 2;
  bool const is_mirrored = book.say.is_right_to_left();
  for (std::size_t i = 0; i < targets.size(); ++i) {
    auto const place = static_cast<double>(is_mirrored ? 1 - i : i);
    double const left = row.low.x + place * (width + between);
    draw_walking_curves(book, targets[i], {{left, row.low.y}, {left + width, row.high.y}});
  }
  flow.paragraph(book.say("Walking times by slope, roads and rivers, not over lines of control; people count "
                          "from where the population raster has them. Numbers at the ends are the options; "
                          "curves that are alike "
                          "lie on one another."),
                 {7, palette::grey, false, true});
}

std::string share_text(Persons part, Persons all) {
  return all.value > 0 ? " (" + percent_text(Share{part / all}) + ")" : std::string{};
}

void draw_bands(Book& book, TextFlow& flow, std::vector<std::vector<PeopleTable>> const& tables) {
  std::vector<TableColumn> columns{{book.say("People"), 2.6}};
  columns.reserve(tables.size() + 1);
  for (std::size_t i = 0; i < tables.size(); ++i)
    columns.push_back({fmt::format(fmt::runtime(book.say("Option {}")), book.result.options[i].id), 1.5});
  std::vector<std::vector<std::string>> rows;
  for (std::size_t band = 0; band < tables.front().size(); ++band) {
    std::vector<std::string> cells{tables.front()[band].heading};
    cells.reserve(tables.size() + 1);
    for (auto const& table : tables)
      cells.push_back(band < table.size()
                          ? people_text(table[band].within) +
                                share_text(table[band].within, table[band].within + table[band].left_out)
                          : std::string{"\u2013"});
    rows.push_back(std::move(cells));
  }
  flow.heading(book.say("People within reach by distance and by walking time"), 10);
  draw_table(book, flow, columns, rows);
  flow.paragraph(
      book.say("In brackets: share of everybody on the population raster. The rest are left out by this "
               "option; they have the same needs. Numbers at different bands and options may not be added."),
      {7, palette::grey, false, true});
}

/// Ground by holder, for internal eyes, in the order of its geometry.
void draw_controlled(Book& book, TextFlow& flow, std::vector<std::vector<PeopleTable>> const& tables) {
  auto const* first = widest_along(tables.front());
  if (!first || first->controlled.empty()) return;
  std::vector<TableColumn> columns{{book.say("Ground as recorded"), 2.6}, {book.say("People"), 1}};
  columns.reserve(tables.size() + 2);
  for (std::size_t i = 0; i < tables.size(); ++i)
    columns.push_back({fmt::format(fmt::runtime(book.say("Option {}")), book.result.options[i].id), 1.3});
  std::vector<std::vector<std::string>> rows;
  for (std::size_t row = 0; row < first->controlled.size(); ++row) {
    auto const& area = first->controlled[row];
    std::vector<std::string> cells{area.name, people_text(area.people)};
    cells.reserve(tables.size() + 2);
    for (auto const& table : tables) {
      auto const* along = widest_along(table);
      bool const has_row =
          along && row < along->controlled.size() && along->controlled[row].name == area.name;
      cells.push_back(has_row ? people_text(along->controlled[row].within) +
                                    share_text(along->controlled[row].within, area.people)
                              : std::string{"\u2013"});
    }
    rows.push_back(std::move(cells));
  }
  flow.keep(30);
  flow.heading(
      book.say("By ground as recorded (in the order of the map, north to south)") + ", " + first->heading, 9);
  draw_table(book, flow, columns, rows);
}

/// The areas with the largest need or reach, lowest rate first.
std::vector<PeopleArea> shown_areas(PeopleTable const& table) {
  auto areas = table.without;
  areas.insert(areas.end(), table.areas.begin(), table.areas.end());
  auto const weight = [](PeopleArea const& area) {
    double const need = area.need_share ? area.need_share->value : 0;
    return std::max(need, area.reach_share ? area.reach_share->value : 0);
  };
  while (areas.size() > most_areas) areas.erase(std::ranges::min_element(areas, {}, weight));
  return areas;
}

/// Left edge and width of each part of a row of bars, mirrored where the script is.
struct BarRow {
  Box box;
  bool is_mirrored = false;

  Box part(double from, double upto) const {
    double const a = box.low.x + box.width() * (is_mirrored ? 1 - upto : from);
    return {{a, box.low.y}, {a + box.width() * (upto - from), box.high.y}};
  }
};

void put(Canvas& canvas, Box const& box, std::string const& text, TextStyle style) {
  style.width_mm = box.width() - 1;
  style.most_lines = 1;
  canvas.text(text, {box.low.x + 0.5, box.low.y + 0.4}, style);
}

struct BarColumns {
  std::array<double, 6> edges = {0, 0.3, 0.66, 0.78, 0.9, 1};
};

void draw_bar_row(Book const& book, BarRow const& row, PeopleArea const& area, Colour colour, double most) {
  auto& canvas = book.canvas;
  auto const edges = BarColumns{}.edges;
  put(canvas, row.part(edges[0], edges[1]), area.name, {7.5});
  auto const bars = row.part(edges[1], edges[2]);
  auto const bar = [&](std::optional<Share> const& share, double top, Colour fill) {
    double const width = share ? (bars.width() - 2) * share->value / most : 0;
    double const left = row.is_mirrored ? bars.high.x - width : bars.low.x;
    if (width > 0) canvas.fill_box({{left, bars.low.y + top}, {left + width, bars.low.y + top + 1.6}}, fill);
  };
  bar(area.need_share, 0.5, palette::grey);
  bar(area.reach_share, 2.2, colour);
  put(canvas, row.part(edges[2], edges[3]), people_text(area.people), {7.5});
  put(canvas, row.part(edges[3], edges[4]), people_text(area.within), {7.5});
  put(canvas, row.part(edges[4], edges[5]), percent_text(area.rate), {7.5});
  canvas.line({{row.box.low.x, row.box.high.y}, {row.box.high.x, row.box.high.y}},
              {palette::light_grey, 0.1});
}

void draw_bar_heading(Book const& book, BarRow const& row) {
  auto const edges = BarColumns{}.edges;
  TextStyle const style{7, palette::grey, true};
  char const* const names[] = {"Area", "Need share (grey), reach share", "People", "Within", "Rate"};
  for (std::size_t i = 0; i < std::size(names); ++i)
    put(book.canvas, row.part(edges[i], edges[i + 1]), book.say(names[i]), style);
  book.canvas.line({{row.box.low.x, row.box.high.y}, {row.box.high.x, row.box.high.y}},
                   {palette::grey, 0.25});
}

void draw_need(Book const& book, std::size_t option, PeopleTable const& table, TextFlow& flow) {
  auto const areas = shown_areas(table);
  double most = 0;
  for (auto const& area : areas)
    for (auto const& share : {area.need_share, area.reach_share})
      if (share) most = std::max(most, share->value);
  if (areas.empty() || most <= 0) return;
  constexpr double row_mm = 3.9;
  bool const is_mirrored = book.say.is_right_to_left();
  auto const hidden = table.areas.size() + table.without.size() - areas.size();
  auto const lines = people_lines(table, book.say, hidden > 0);
  double below_mm = hidden > 0 ? 5 : 0;
  for (auto const& line : lines) below_mm += flow.height_of(line, {7});
  flow.keep(below_mm + 8 + row_mm * static_cast<double>(areas.size() + 1));
  auto const title = fmt::format(fmt::runtime(book.say("Option {}")), book.result.options[option].id);
  flow.heading(title + ": " + table.heading, 9);
  draw_bar_heading(book, {flow.room(row_mm), is_mirrored});
  for (auto const& area : areas)
    draw_bar_row(book, {flow.room(row_mm), is_mirrored}, area, palette::option(option), most);
  flow.gap(1);
  if (hidden > 0)
    flow.paragraph(
        fmt::format(fmt::runtime(book.say("Smaller areas that are not drawn: {} (see equity.csv).")), hidden),
        {7, palette::grey, false, true});
  for (auto const& line : lines) flow.paragraph(line, {7});
}

}  // namespace

void draw_people_pages(Book& book) {
  std::vector<std::vector<PeopleTable>> tables;
  auto const count = std::min(book.result.reach.size(), book.result.options.size());
  tables.reserve(count);
  for (std::size_t i = 0; i < count; ++i) tables.push_back(people_tables(book.result.reach[i], book.say));
  if (tables.empty() || tables.front().empty()) return;
  book.begin_page();
  auto flow = book.flow();
  flow.heading(book.say("People within reach"), 12);
  flow.paragraph(
      book.say("People near the line or the stops of an option: those a movement could serve. Whether "
               "anybody is assisted is not said here."));
  draw_curves(book, flow);
  draw_bands(book, flow, tables);
  draw_controlled(book, flow, tables);
  bool const has_zones = std::ranges::any_of(tables, [](std::vector<PeopleTable> const& of_option) {
    auto const* table = widest_along(of_option);
    return table && !(table->areas.empty() && table->without.empty());
  });
  if (!has_zones) return;
  book.canvas.next_page();
  book.begin_page();
  auto columns = book.flow(book.layout.paper.width_mm > book.layout.paper.height_mm ? 2 : 1);
  columns.heading(book.say("Need against reach by area, lowest rate first"), 12);
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (auto const* table = widest_along(tables[i])) draw_need(book, i, *table, columns);
  columns.paragraph(book.say(std::string{equity_formulas()}), {7, palette::grey, false, true});
}

}  // namespace passage
