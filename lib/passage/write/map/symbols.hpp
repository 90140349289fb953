#pragma once
// Marks that the map and its legend share.
#include "passage/model/gate.hpp"
#include "passage/model/place.hpp"
#include "passage/write/map/canvas.hpp"

namespace passage {

inline constexpr double gate_radius_mm = 1.5, number_radius_mm = 2.1;

/// Open: a ring; closed: a bar; conditional: half filled; unknown: a question mark. Told apart without
/// colour.
void draw_gate(Canvas& canvas, Point centre, GateState state);
/// Origin: square; destination: pointed flag; stop: diamond; site: triangle; town: small ring.
void draw_place(Canvas& canvas, Point centre, PlaceRole role);
/// The option's number, white on its colour.
void draw_number(Canvas& canvas, Point centre, std::string const& number, Colour colour);
/// A dark red cross.
void draw_closure(Canvas& canvas, Point centre);

}  // namespace passage
