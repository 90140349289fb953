#pragma once
#include "passage/write/map/drawing.hpp"

namespace passage {

/// Everything that stands on this map, and nothing that does not, in two columns. Returns the height it
/// takes; `is_drawn` false only measures.
double draw_legend(MapDrawing& drawing, Box const& box, bool is_drawn = true);

}  // namespace passage
