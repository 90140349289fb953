#pragma once
#include "passage/write/map/drawing.hpp"

namespace passage {

/// Longitude and latitude lines with their degrees at the frame.
void draw_graticule(MapDrawing& drawing);
/// The frame with the degree labels outside it.
void draw_frame(MapDrawing& drawing);
/// A bar of round kilometres and the scale "1:500 000" at its lower left corner `corner`.
void draw_scale_bar(MapDrawing& drawing, Point corner);
/// Points to true north at the middle of the map.
void draw_north_arrow(MapDrawing& drawing, Point centre);
/// Where on the globe the map lies.
void draw_locator(MapDrawing& drawing, Box const& box);

/// Clockwise from the paper's up to true north, at the middle of the map.
Degrees true_north(RunResult const& result, MapView const& view);
/// The round length of a scale bar of at most `longest_mm`, from the series 1, 2, 5, 10 … km.
Metres scale_bar_length(MapView const& view, double longest_mm);
/// "31°30′E".
std::string degree_text(double degrees, bool is_longitude);

}  // namespace passage
