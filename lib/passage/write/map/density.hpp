#pragma once
#include "passage/write/hazard_classes.hpp"
#include "passage/write/map/drawing.hpp"

namespace passage {

/// Recorded incidents as a density in five steps, never as points; ground that nobody watches is white with
/// fine diagonals, never the lowest class.
void draw_density(MapDrawing& drawing);
/// The pattern of ground without records.
void draw_no_data(Canvas& canvas, std::vector<Box> const& paper_boxes);

}  // namespace passage
