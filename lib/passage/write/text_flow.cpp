#include "passage/write/text_flow.hpp"

#include <algorithm>

namespace passage {

namespace {
constexpr double between_mm = 5, above_heading_mm = 1.5, below_heading_mm = 0.6, below_paragraph_mm = 0.8;
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

/// What the headings that wait take, with the gaps around them.
double TextFlow::waiting_mm() const {
  double sum = 0;
  for (auto const& heading : waiting_) sum += above_heading_mm + heading.height_mm + below_heading_mm;
  return sum;
}

void TextFlow::draw_waiting() {
  for (auto const& heading : waiting_) {
    if (y_ > area_.low.y) y_ += above_heading_mm;
    canvas_.text(heading.text, {x(), y_}, heading.style);
    y_ += heading.height_mm + below_heading_mm;
  }
  waiting_.clear();
}

Box TextFlow::room(double height_mm) {
  keep(height_mm);
  draw_waiting();
  Box const box{{x(), y_}, {x() + column_mm_, y_ + height_mm}};
  y_ += height_mm;
  return box;
}

void TextFlow::keep(double height_mm) {
  if (y_ > area_.low.y && y_ + waiting_mm() + height_mm > area_.high.y) next_column();
}

void TextFlow::turn() {
  if (y_ > area_.low.y) next_column();
}

void TextFlow::heading(std::string const& text, double size_pt) {
  TextStyle const style{size_pt, palette::ink, true, false, 0, column_mm_};
  waiting_.push_back({text, style, canvas_.measure(text, style).height_mm});
}

void TextFlow::paragraph(std::string const& text, TextStyle style) {
  style.width_mm = column_mm_;
  canvas_.text(text, room(canvas_.measure(text, style).height_mm).low, style);
  gap(below_paragraph_mm);
}

double TextFlow::height_of(std::string const& text, TextStyle style) const {
  style.width_mm = column_mm_;
  return canvas_.measure(text, style).height_mm + below_paragraph_mm;
}

void TextFlow::bullets(std::vector<std::string> const& lines, TextStyle style) {
  std::vector<std::string> texts;
  texts.reserve(lines.size());
  for (auto const& line : lines) texts.push_back("\u2022 " + line);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    bool const has_mate = i + 1 < texts.size() && (i == 0 || i + 2 == texts.size());
    if (has_mate) keep(height_of(texts[i], style) + height_of(texts[i + 1], style));
    paragraph(texts[i], style);
  }
}

void TextFlow::bullet_pairs(std::vector<std::string> const& lines, TextStyle style) {
  style.width_mm = (column_mm_ - between_mm) / 2;
  for (std::size_t i = 0; i < lines.size(); i += 2) {
    double height = 0;
    for (std::size_t k = i; k < std::min(i + 2, lines.size()); ++k)
      height = std::max(height, canvas_.measure("\u2022 " + lines[k], style).height_mm);
    auto const box = room(height);
    for (std::size_t k = i; k < std::min(i + 2, lines.size()); ++k) {
      bool const is_left = (k == i) != canvas_.is_right_to_left();
      canvas_.text("\u2022 " + lines[k], {is_left ? box.low.x : box.high.x - style.width_mm, box.low.y},
                   style);
    }
    gap(below_paragraph_mm);
  }
}

}  // namespace passage
