#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"
#include "passage/geo/geometry.hpp"

namespace passage {

/// One road as its source gives it. Time comes from `duration`, else from `speed`, else from the class.
struct RoadFeature {
  std::int64_t id = 0;  ///< the source's feature id
  std::string name, road_class;
  Line line;      ///< longitude/latitude from read, frame coordinates from align on
  Metres length;  ///< measured where the source says, else geodesic along the drawn line
  bool is_length_measured = false;
  std::optional<Seconds> duration;
  std::optional<MetresPerSecond> speed;
  Seconds delay;  ///< on top of moving time: borders, ferries
  std::optional<Tonnes> max_load;
  std::optional<Date> last_used;
  bool is_one_way = false;  ///< from its first point to its last only
};

}  // namespace passage
