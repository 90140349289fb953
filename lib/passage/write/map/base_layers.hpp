#pragma once
#include <string>

#include "passage/write/map/drawing.hpp"

namespace passage {

/// Four widths for all classes of all sources: OSM's and those of logistics clusters.
enum class RoadWeight { main, secondary, minor, track };

RoadWeight road_weight(std::string const& road_class);
Pen road_pen(RoadWeight weight);
Pen boundary_pen();
Pen disputed_pen();
Pen river_pen();

/// Water, rivers, boundaries, disputed lines and roads: everything that is not the message, below 30 % grey.
/// Shadows of the relief, black at up to a quarter of the ink; lit slopes stay white.
void draw_relief(MapDrawing& drawing);
void draw_water(MapDrawing& drawing);
void draw_boundaries(MapDrawing& drawing);
void draw_roads(MapDrawing& drawing);

}  // namespace passage
