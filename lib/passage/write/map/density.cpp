#include "passage/write/map/density.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

namespace {

constexpr double pixel_mm = 0.3;

std::uint32_t pixel_of(int density_class) {
  auto const colour = palette::density[static_cast<std::size_t>(density_class)];
  auto const alpha = static_cast<std::uint32_t>(palette::density_opacity_share * 255);
  return alpha << 24 | std::uint32_t{colour.red} << 16 | std::uint32_t{colour.green} << 8 | colour.blue;
}

/// Boxes of neighbouring pixels without a rate. Rows with the same gap share a box.
class Gaps {
 public:
  explicit Gaps(Box const& paper) : paper_(paper) {}

  void add(int row, int column) {
    if (!runs_.empty() && runs_.back().last_row == row && runs_.back().upto == column)
      ++runs_.back().upto;
    else
      runs_.push_back({row, row, column, column + 1});
  }
  std::vector<Box> boxes() const {
    std::vector<Run> merged;
    for (auto const& run : runs_) {
      auto const above = std::ranges::find_if(merged, [&](Run const& other) {
        return other.last_row + 1 == run.first_row && other.from == run.from && other.upto == run.upto;
      });
      if (above == merged.end())
        merged.push_back(run);
      else
        above->last_row = run.last_row;
    }
    std::vector<Box> made;
    made.reserve(merged.size());
    for (auto const& run : merged)
      made.push_back({corner(run.first_row, run.from), corner(run.last_row + 1, run.upto)});
    return made;
  }

 private:
  struct Run {
    int first_row, last_row, from, upto;
  };
  Point corner(int row, int column) const {
    return {paper_.low.x + column * pixel_mm, paper_.low.y + row * pixel_mm};
  }

  Box paper_;
  std::vector<Run> runs_;
};

}  // namespace

void draw_no_data(Canvas& canvas, std::vector<Box> const& paper_boxes) {
  if (paper_boxes.empty()) return;
  MultiPolygon clip;
  Box all;
  for (auto const& box : paper_boxes) {
    clip.push_back({{box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low}, {}});
    all.add(box);
  }
  canvas.push_clip(clip);
  canvas.fill_box(all, palette::white);
  constexpr double spacing_mm = 0.9;
  std::vector<Line> lines;
  for (double start = std::floor((all.low.x - all.height()) / spacing_mm) * spacing_mm; start < all.high.x;
       start += spacing_mm)
    lines.push_back({{start, all.high.y}, {start + all.height(), all.low.y}});
  canvas.lines(lines, {palette::light_grey, 0.1, 1, {}, false});
  canvas.pop();
}

void draw_density(MapDrawing& drawing) {
  if (!drawing.result.hazard) return;
  auto const classes = hazard_classes(*drawing.result.hazard);
  auto const& paper = drawing.view.paper();
  Picture picture;
  picture.columns = static_cast<int>(paper.width() / pixel_mm);
  picture.rows = static_cast<int>(paper.height() / pixel_mm);
  Gaps gaps{paper};
  for (int row = 0; row < picture.rows; ++row) {
    for (int column = 0; column < picture.columns; ++column) {
      Point const on_paper{paper.low.x + (column + 0.5) * pixel_mm, paper.low.y + (row + 0.5) * pixel_mm};
      auto const rate = smooth_rate(*drawing.result.hazard, drawing.view.ground_at(on_paper));
      if (!rate) gaps.add(row, column);
      picture.pixels.push_back(rate && classes ? pixel_of(classes->class_of(*rate)) : 0);
    }
  }
  draw_no_data(drawing.canvas, gaps.boxes());
  drawing.canvas.picture(
      picture,
      {paper.low, {paper.low.x + picture.columns * pixel_mm, paper.low.y + picture.rows * pixel_mm}});
}

}  // namespace passage
