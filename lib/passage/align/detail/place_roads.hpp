#pragma once
#include <optional>
#include <vector>

#include "passage/align/closures.hpp"
#include "passage/align/road_graph.hpp"
#include "passage/geo/area_index.hpp"

namespace passage::detail {

/// Where a place joins the roads.
struct PlaceFoot {
  LineSpot spot;
  bool crosses = false;  ///< nothing on its own side is near enough
  std::optional<Metres>
      skipped;  ///< how near a road is that was passed over, beyond a line that nobody crosses
};

/// Finds the road that a place joins: the nearest one that the vehicle may drive, that is no small island of
/// the network, and that a straight line reaches without crossing a barrier, a line of control or an
/// explosive hazard.
class PlaceRoads {
 public:
  PlaceRoads(RoadGraphInputs const& inputs, IndexedRoads const& roads,
             std::vector<std::uint32_t> const& ranks);

  /// Empty when there is no road at all within the connect limit.
  std::optional<PlaceFoot> find(Point place) const;

 private:
  std::vector<bool> joinable_roads() const;
  bool crosses_a_line(Point place, Point foot) const;
  std::vector<LineSpot> joinable_within(Point place, double radius) const;

  RoadGraphInputs const& inputs_;
  IndexedRoads const& roads_;
  std::vector<std::uint32_t> const& ranks_;
  std::vector<bool> joinable_;
  LineIndex barriers_;
  AreaIndex hazards_;
  bool has_hazards_;
};

}  // namespace passage::detail
