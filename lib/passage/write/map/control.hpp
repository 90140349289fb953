#pragma once
#include <string>
#include <vector>

#include "passage/write/map/drawing.hpp"

namespace passage {

/// A neutral pattern: parallel grey lines.
struct Hatch {
  double angle_degrees = 45, spacing_mm = 2;
};

/// The ground of one holder with its pattern. Which holder gets which pattern follows from where the ground
/// lies (west to east, south to north), never from names or the order of input.
struct HolderLook {
  PartyId party;
  Hatch hatch;
  std::optional<Date> as_of;  ///< oldest date of its areas
};
std::vector<HolderLook> holder_looks(ControlMap const& control);

void draw_hatch(Canvas& canvas, MultiPolygon const& paper, Hatch const& hatch);
void draw_dots(Canvas& canvas, MultiPolygon const& paper);

/// Hatches of all holders, crossed where ground is contested, dots where nobody recorded a holder, and the
/// holders' names with their dates as labels.
void draw_control(MapDrawing& drawing);

/// A stretch of a border between ground of different holders.
struct FrontPiece {
  Line line;  ///< frame coordinates
  bool is_stale = false;
};
/// Where ground of one holder meets ground of another: pieces of area outlines whose two sides are held by
/// different recorded holders. Each border once.
std::vector<FrontPiece> front_pieces(ControlMap const& control, Date as_of, Seconds stale_after);
/// A line with teeth on both sides: no side is the inside.
void draw_front(Canvas& canvas, Line const& paper, bool is_stale);
void draw_fronts(MapDrawing& drawing);

}  // namespace passage
