#pragma once
#include "passage/write/map/labels.hpp"
#include "passage/write/map/view.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// An option as it is drawn: in millimetres, pushed aside where it shares a road with others.
struct DrawnOption {
  Line paper;
  std::vector<int> sharing;  ///< per point: how many options run there
};

/// What every layer of the map draws with.
struct MapDrawing {
  RunResult const& result;
  Messages const& say;
  Canvas& canvas;
  MapView const& view;
  LabelPlacer& placer;
  std::vector<DrawnOption> options = {};
  std::vector<Label> labels = {};  ///< wishes; they are placed together at the end
};

/// A box of this half width around a point.
inline Box box_around(Point centre, double half_mm) {
  return {{centre.x - half_mm, centre.y - half_mm}, {centre.x + half_mm, centre.y + half_mm}};
}

}  // namespace passage
