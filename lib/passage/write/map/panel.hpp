#pragma once
#include "passage/write/map/drawing.hpp"

namespace passage {

/// Paragraphs under a heading, whole ones only. Where they do not all fit, `more` is said instead of the
/// rest. Returns how many were written.
std::size_t draw_block(Canvas& canvas, Box const& box, std::string const& heading,
                       std::vector<std::string> const& paragraphs, std::string const& more);

/// The y below an option's number, title and facts, each of them whole; draws only when `is_drawn`.
double draw_option_block(MapDrawing& drawing, std::size_t number, Box const& box, double facts_pt,
                         bool is_drawn);

/// One block per option: number, title, and its facts in the order they are read, nothing cut. Without
/// options: what stands in the way. Returns how many options found room; the rest belongs on a further page,
/// which the panel says.
std::size_t draw_option_panel(MapDrawing& drawing, Box const& box);

}  // namespace passage
