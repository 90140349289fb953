#pragma once
// A sheet of paper in millimetres, y downwards. Cairo and Pango stand behind it; one draw function serves
// PDF, PNG and SVG.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/geo/geometry.hpp"
#include "passage/write/palette.hpp"

namespace passage {

struct Pen {
  Colour colour = palette::ink;
  double width_mm = 0.2;
  double opacity_share = 1;
  std::vector<double> dashes_mm = {};  ///< lengths of ink and gap in turn; empty: solid
  bool has_round_ends = true;
};

enum class TextAlign { start, centre, end };

struct TextStyle {
  double size_pt = 7;
  Colour colour = palette::ink;
  bool is_bold = false, is_italic = false;
  double halo_mm = 0;   ///< white rim around each letter
  double width_mm = 0;  ///< lines break at this width; 0: one line
  TextAlign align = TextAlign::start;
  int most_lines = 0;  ///< the rest is cut with "…"; 0: no limit
};

struct TextSize {
  double width_mm = 0, height_mm = 0;
  double left_mm = 0;  ///< where the ink's box begins right of the text's corner (aligned text)
};

/// A picture of colours with opacity, row by row from the top, 0xAARRGGBB, not premultiplied.
struct Picture {
  int columns = 0, rows = 0;
  std::vector<std::uint32_t> pixels;
};

struct PaperSize {
  double width_mm = 297, height_mm = 210;
};

class Canvas {
 public:
  /// Throw Error{input, "output_not_writable"}, at the latest in `finish`.
  static Canvas png(std::filesystem::path const& path, PaperSize paper, double dots_per_inch);
  static Canvas svg(std::filesystem::path const& path, PaperSize paper);
  /// `made_on` is the date inside the file: the clock stays out of it.
  static Canvas pdf(std::filesystem::path const& path, PaperSize paper, Date made_on,
                    std::string const& title);
  ~Canvas();
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;

  PaperSize paper() const;
  /// The direction of paragraphs: the sheet's language, whatever script a name at their start has.
  void set_right_to_left(bool is_right_to_left);
  bool is_right_to_left() const;
  /// Whether `next_page` begins a page: in PDF files.
  bool has_pages() const;
  void next_page();
  /// Writes the file; nothing may be drawn afterwards.
  void finish();

  void line(Line const& points, Pen const& pen);
  /// As one path: inside a clip every stroke repeats the clip in a vector file.
  void lines(MultiLine const& parts, Pen const& pen);
  void fill(MultiPolygon const& polygons, Colour colour, double opacity_share = 1);
  void outline(MultiPolygon const& polygons, Pen const& pen);
  void fill_box(Box const& box, Colour colour, double opacity_share = 1);
  void outline_box(Box const& box, Pen const& pen);
  void disc(Point centre, double radius_mm, Colour colour, double opacity_share = 1);
  void ring(Point centre, double radius_mm, Pen const& pen);
  /// Stretches the picture over the box.
  void picture(Picture const& picture, Box const& box, bool is_smoothed = false);

  TextSize measure(std::string const& text, TextStyle const& style) const;
  /// `corner` is the upper left corner of the text's box (also for right-to-left text).
  void text(std::string const& text, Point corner, TextStyle const& style);

  /// What is drawn until the matching pop shows only inside.
  void push_clip(Box const& box);
  void push_clip(MultiPolygon const& polygons);
  /// Turns the paper clockwise around a point until the matching pop.
  void push_turn(Point about, double clockwise_degrees);
  void pop();

 private:
  struct State;
  explicit Canvas(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace passage
