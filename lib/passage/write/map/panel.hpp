#pragma once
#include "passage/write/map/drawing.hpp"

namespace passage {

/// Paragraphs under a heading; `more` is said instead of those that find no room.
struct BlockText {
  std::string heading;
  std::vector<std::string> paragraphs;
  std::string more;
};
/// Whole paragraphs only. Returns how many find room; draws only when `is_drawn`.
std::size_t draw_block(Canvas& canvas, Box const& box, BlockText const& text, bool is_drawn = true);

/// The y below an option's number, title and facts, each of them whole; draws only when `is_drawn`.
double draw_option_block(MapDrawing& drawing, std::size_t number, Box const& box, double facts_pt,
                         bool is_drawn);

/// For how many options draw_option_panel() would find room.
std::size_t options_that_fit(MapDrawing& drawing, Box const& box);

/// One block per option: number, title, and its facts in the order they are read, nothing cut. Without
/// options: what stands in the way. Returns how many options found room; the rest belongs on a further page,
/// which the panel says.
std::size_t draw_option_panel(MapDrawing& drawing, Box const& box);

}  // namespace passage
