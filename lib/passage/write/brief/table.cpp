#include <algorithm>
#include <numeric>

#include "passage/write/brief/book.hpp"

namespace passage {

namespace {

constexpr double pad_mm = 0.7;

struct Row {
  Book const& book;
  TextFlow& flow;
  std::vector<TableColumn> const& columns;
  double shares = 0;

  Row(Book const& in_book, TextFlow& in_flow, std::vector<TableColumn> const& of_columns)
      : book(in_book), flow(in_flow), columns(of_columns) {
    for (auto const& column : columns) shares += column.share;
  }

  TextStyle style(std::size_t column, bool is_heading) const {
    TextStyle made{is_heading ? 7.0 : 7.5, is_heading ? palette::grey : palette::ink, is_heading};
    made.width_mm = flow.column_mm() * columns[column].share / shares - 2 * pad_mm;
    made.align = columns[column].align;
    return made;
  }

  double height(std::vector<std::string> const& cells, bool is_heading) const {
    double most = 3;
    for (std::size_t i = 0; i < cells.size(); ++i)
      most = std::max(most, book.canvas.measure(cells[i], style(i, is_heading)).height_mm);
    return most + 2 * pad_mm;
  }

  void draw(std::vector<std::string> const& cells, Box const& box, bool is_heading) const {
    double x = box.low.x;
    bool const is_mirrored = book.say.is_right_to_left();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      double const width = box.width() * columns[i].share / shares;
      double const left = is_mirrored ? box.low.x + box.high.x - x - width : x;
      book.canvas.text(cells[i], {left + pad_mm, box.low.y + pad_mm}, style(i, is_heading));
      x += width;
    }
    book.canvas.line({{box.low.x, box.high.y}, {box.high.x, box.high.y}},
                     {is_heading ? palette::grey : palette::light_grey, is_heading ? 0.25 : 0.12});
  }
};

}  // namespace

void draw_table(Book const& book, TextFlow& flow, std::vector<TableColumn> const& columns,
                std::vector<std::vector<std::string>> const& rows) {
  Row const row{book, flow, columns};
  std::vector<std::string> headings;
  headings.reserve(columns.size());
  for (auto const& column : columns) headings.push_back(column.heading);
  auto const heading_mm = row.height(headings, true);
  // A short table stays whole; of a long one neither the first nor the last row stands alone.
  constexpr std::size_t short_table = 9;
  std::vector<double> heights;
  heights.reserve(rows.size());
  for (auto const& cells : rows) heights.push_back(row.height(cells, false));
  auto const whole = std::accumulate(heights.begin(), heights.end(), heading_mm);
  if (rows.size() <= short_table)
    flow.keep(whole);
  else
    flow.keep(heading_mm + heights[0] + heights[1]);
  double below = -1;  // a row above the one before: a new page or column
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const& cells = rows[i];
    auto const height = heights[i];
    if (i + 2 == rows.size() && i > 0) flow.keep(height + heights[i + 1]);
    auto box = flow.room(below < 0 ? height + heading_mm : height);
    if (below >= 0 && box.low.y < below - 1) {
      row.draw(headings, {box.low, {box.high.x, box.low.y + heading_mm}}, true);
      row.draw(cells, {{box.low.x, box.low.y + heading_mm}, {box.high.x, box.low.y + heading_mm + height}},
               false);
      flow.gap(heading_mm);
      below = box.high.y;
      continue;
    }
    if (below < 0) {
      row.draw(headings, {box.low, {box.high.x, box.low.y + heading_mm}}, true);
      box.low.y += heading_mm;
    }
    row.draw(cells, box, false);
    below = box.high.y;
  }
  flow.gap(2);
}

}  // namespace passage
