#include "passage/write/text_flow.hpp"

namespace passage {

namespace {
constexpr double between_mm = 5;
}

TextFlow::TextFlow(Canvas& canvas, Box const& area, int columns, std::function<void()> begin_page)
    : canvas_(canvas),
      area_(area),
      columns_(columns),
      column_mm_((area.width() - between_mm * (columns - 1)) / columns),
      y_(area.low.y),
      begin_page_(std::move(begin_page)) {}

double TextFlow::x() const {
  bool const is_mirrored = canvas_.is_right_to_left();
  int const place = is_mirrored ? columns_ - 1 - column_ : column_;
  return area_.low.x + place * (column_mm_ + between_mm);
}

void TextFlow::next_column() {
  y_ = area_.low.y;
  if (++column_ < columns_) return;
  column_ = 0;
  canvas_.next_page();
  begin_page_();
}

Box TextFlow::room(double height_mm) {
  bool const is_new = y_ <= area_.low.y;
  if (y_ + height_mm > area_.high.y && !is_new) next_column();
  Box const box{{x(), y_}, {x() + column_mm_, y_ + height_mm}};
  y_ += height_mm;
  return box;
}

void TextFlow::keep(double height_mm) {
  if (y_ > area_.low.y && y_ + height_mm > area_.high.y) next_column();
}

void TextFlow::heading(std::string const& text, double size_pt) {
  TextStyle const style{size_pt, palette::ink, true, false, 0, column_mm_};
  bool const is_new = y_ <= area_.low.y;
  if (!is_new) gap(1.5);
  double const height = canvas_.measure(text, style).height_mm, first_lines = 8;
  if (y_ + height + first_lines > area_.high.y) next_column();
  canvas_.text(text, room(height).low, style);
  gap(0.6);
}

void TextFlow::paragraph(std::string const& text, TextStyle style) {
  style.width_mm = column_mm_;
  canvas_.text(text, room(canvas_.measure(text, style).height_mm).low, style);
  gap(0.8);
}

}  // namespace passage
