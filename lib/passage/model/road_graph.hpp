#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "passage/base/integer_cost.hpp"
#include "passage/geo/geometry.hpp"
#include "passage/model/consent_set.hpp"
#include "passage/model/control_map.hpp"
#include "passage/model/gate.hpp"

namespace passage {

/// Why nobody may pass a link; `none` is passable.
enum class Obstacle : std::uint8_t {
  none,
  closure,           ///< a recorded road closure
  explosive_hazard,  ///< confirmed or suspected ground, not on a verified road
  avoid_area,        ///< an area marked forbidden
  closed_gate,       ///< a crossing point that is closed
  never_open,        ///< a crossing point that never opens in the hours of the movement
  no_gate,           ///< a line of control that is crossed at crossing points only, and here is none
  load_limit,        ///< a road or crossing point that carries less than the vehicle weighs
  unfit_road,        ///< a class or condition of road that the vehicle does not take
  closed_road,       ///< a road that its source records as closed
  not_allowed,       ///< a road whose access rules do not admit the vehicle
  never_through,     ///< what the question never passes: ground and crossing points of an authority
  size_limit,        ///< a road that is too low or too narrow for the vehicle
};

std::string_view name_of(Obstacle obstacle);

/// A piece of one source road between two nodes, or a crossing point: a link of no length that is waited at.
/// Both directions may be driven unless the source road is one-way.
struct RoadLink {
  NodeId start, end;
  std::uint32_t feature = 0;  ///< index of the source RoadFeature
  Share from, upto;           ///< the part of the feature's line; equal for a crossing
  Line line;                  ///< frame coordinates, from `start` to `end`
  std::uint32_t holding = 0;  ///< index into RoadGraph::holdings
  GateId gate;                ///< valid for a crossing
  Obstacle obstacle = Obstacle::none;
  std::uint32_t obstacle_source = 0;  ///< index of the closure, hazard or area
  double avoid_factor = 1;            ///< ≥ 1; the search criterion is time × factor
  bool is_one_way = false;
  bool is_against_feature = false;  ///< `start` lies at `upto`: the way back where turns are restricted
  ConsentSet area_consents;         ///< authorities whose agreement names an area it lies in

  // Costs, set by layers.
  Metres length;
  Duration time;         ///< with the delay; likely wait for a crossing
  Duration delay;        ///< the part of `time` that is not driving: a border or a ferry on the road
  FemtoEvents exposure;  ///< of one passage
  ConsentSet consents;   ///< every authority whose agreement it needs

  bool is_crossing() const { return gate.is_valid(); }
  bool is_passable() const { return obstacle == Obstacle::none; }
  /// What a search minimises: time × avoid factor, rounded to nearest.
  Duration criterion() const;
};

/// A link driven in one direction.
struct DirectedLink {
  EdgeId link;  ///< index into RoadGraph::links
  bool forward = true;

  friend auto operator<=>(DirectedLink const&, DirectedLink const&) = default;
};

/// Roads as a graph, with who holds every link and what stands in the way.
struct RoadGraph {
  std::vector<Point> nodes;  ///< frame coordinates
  std::vector<RoadLink> links;
  std::vector<Holding> holdings;  ///< distinct; empty when control is not considered
  std::vector<Gate> gates;        ///< recorded ones and the unrecorded crossings that were found
  TimeQuantum quantum;

  /// Links that leave a node, as directed links in ascending order. Built by `index()`.
  struct Departure {
    NodeId to;
    DirectedLink link;
  };
  std::vector<std::uint32_t> first_departure;  ///< per node, and one past the last
  std::vector<Departure> departures;

  /// Builds the departures from the links, closed ones too: a search asks `obstacle`.
  void index();
  NodeId target(DirectedLink link) const {
    auto const& piece = links[link.link.value];
    return link.forward ? piece.end : piece.start;
  }
  NodeId source(DirectedLink link) const {
    auto const& piece = links[link.link.value];
    return link.forward ? piece.start : piece.end;
  }
};

}  // namespace passage
