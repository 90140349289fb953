#pragma once
// What the map is about: options, crossings, closures, places.
#include "passage/write/map/drawing.hpp"

namespace passage {

/// One per option of the result, points about half a millimetre apart.
std::vector<DrawnOption> drawn_options(RunResult const& result, MapView const& view);

void draw_restricted(MapDrawing& drawing);
void draw_option_areas(MapDrawing& drawing);
/// The line of an option in its colour and style: solid, from the fifth double, from the ninth with beads.
void draw_option_line(Canvas& canvas, Line const& paper, std::size_t number, double width_mm);
void draw_options(MapDrawing& drawing);
/// Kilometre posts (ticks with numbers) and arrows of direction.
void draw_posts(MapDrawing& drawing);
/// Whether an option is named by this place.
bool is_passed(RunResult const& result, Place const& place);
/// Discs with the option's number near both ends and midway, off each other, off places that options are
/// named by and off shared road where possible.
void draw_numbers(MapDrawing& drawing);
void draw_closures(MapDrawing& drawing);
void draw_gates(MapDrawing& drawing);
void draw_places(MapDrawing& drawing);

}  // namespace passage
