#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// Whether a road is open at all, and to the vehicle that moves, as its source records it.
enum class RoadStatus : std::uint8_t {
  open,
  restricted,   ///< open with restrictions that are not spelled out: a gap
  closed,       ///< recorded as closed, abandoned or impassable
  not_allowed,  ///< its access rules do not admit the vehicle
};

/// One road as its source gives it. Time comes from `duration`, else from `speed`, else from the class.
struct RoadFeature {
  std::int64_t id = 0;  ///< the source's feature id
  std::string name, road_class;
  Line line;      ///< longitude/latitude from read, frame coordinates from align on
  Metres length;  ///< measured where the source says, else geodesic along the drawn line
  bool is_length_measured = false;
  std::optional<Seconds> duration;
  std::optional<MetresPerSecond> speed;
  Seconds delay;        ///< on top of moving time, taken in one place of the road: borders, ferries
  Share delay_at{0.5};  ///< that place along `line`: a crossing point on the road, else its middle
  std::optional<Tonnes> max_load;
  std::optional<Tonnes> max_axle_load;  ///< of one axle
  std::optional<Metres> max_height, max_width;
  std::optional<Date> last_used;
  bool is_one_way = false;  ///< from its first point to its last only

  // What a source may say of its condition; empty: not stated. Words are OpenStreetMap's.
  std::string surface, track_type, smoothness, damage;
  std::optional<MetresPerSecond> speed_limit;
  std::optional<int> practicability;  ///< UNSDI-T code 1 … 6 in the season asked for
  RoadStatus status = RoadStatus::open;
  bool is_bridge = false, is_ford = false;

  /// Ids of the line's points in a source whose roads join where they share a node, and only there; empty:
  /// roads join where their coordinates meet. Negative ids are ends that join nothing else.
  std::vector<std::int64_t> node_ids;

  /// Whether a part of the road holds the place of its delay. Of parts that follow each other exactly one
  /// does.
  bool has_delay_within(Share from, Share upto) const {
    return delay.value > 0 && from < delay_at && delay_at <= upto;
  }
};

}  // namespace passage
