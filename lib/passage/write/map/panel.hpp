#pragma once
#include "passage/write/map/drawing.hpp"

namespace passage {

/// Paragraphs under a heading, cut with "…" where the box ends. Returns the y below the last line.
double draw_block(Canvas& canvas, Box const& box, std::string const& heading,
                  std::vector<std::string> const& paragraphs);

/// One block per option: number, title, and its facts in the order they are read. Without options: what
/// stands in the way. Returns the y below the last line.
double draw_option_panel(MapDrawing& drawing, Box const& box);

}  // namespace passage
