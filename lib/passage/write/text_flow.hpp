#pragma once
#include <functional>
#include <string>
#include <vector>

#include "passage/write/map/canvas.hpp"

namespace passage {

/// Text that runs through columns and pages. Nothing is cut: what does not fit begins the next column, and
/// after the last one a new page.
class TextFlow {
 public:
  /// `begin_page` draws what every further page carries; the first page is the caller's.
  TextFlow(Canvas& canvas, Box const& area, int columns, std::function<void()> begin_page);

  /// Stands directly above what comes next, on the same page; without anything to follow it is not drawn.
  void heading(std::string const& text, double size_pt = 9);
  void paragraph(std::string const& text, TextStyle style = {7.5});
  /// Lines with bullets; neither the first nor the last stands alone on a page.
  void bullets(std::vector<std::string> const& lines, TextStyle style = {7.5});
  /// Short lines with bullets, two beside each other.
  void bullet_pairs(std::vector<std::string> const& lines, TextStyle style = {7.5});
  void gap(double mm) { y_ += mm; }
  /// Room for something of this height that the caller draws: its box. Begins a new column where needed.
  Box room(double height_mm);

  /// Begins a new column unless this much is left, beside a heading that waits: what belongs together stays
  /// together.
  void keep(double height_mm);
  /// The next thing begins a column; nothing happens at the top of one.
  void turn();
  /// What a paragraph takes.
  double height_of(std::string const& text, TextStyle style = {7.5}) const;

  double column_mm() const { return column_mm_; }
  double y() const { return y_; }

 private:
  struct Heading {
    std::string text;
    TextStyle style;
    double height_mm = 0;
  };
  void next_column();
  double waiting_mm() const;
  void draw_waiting();
  double x() const;

  Canvas& canvas_;
  Box area_;
  int columns_, column_ = 0;
  double column_mm_, y_;
  std::function<void()> begin_page_;
  std::vector<Heading> waiting_;
};

}  // namespace passage
