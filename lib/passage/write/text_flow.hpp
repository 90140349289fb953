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

  void heading(std::string const& text, double size_pt = 9);
  void paragraph(std::string const& text, TextStyle style = {7.5});
  void gap(double mm) { y_ += mm; }
  /// Room for something of this height that the caller draws: its box. Begins a new column where needed.
  Box room(double height_mm);

  /// Begins a new column unless this much is left: what belongs together stays together.
  void keep(double height_mm);

  double column_mm() const { return column_mm_; }
  double y() const { return y_; }

 private:
  void next_column();
  double x() const;

  Canvas& canvas_;
  Box area_;
  int columns_, column_ = 0;
  double column_mm_, y_;
  std::function<void()> begin_page_;
};

}  // namespace passage
