#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/road_feature.hpp"
#include "passage/model/vehicle_profile.hpp"

namespace passage {

/// Which columns of a road layer say what. Absent: a column with the usual name, where there is one.
struct RoadColumns {
  std::optional<std::string> duration{};    ///< time to drive the whole feature, in `duration_unit`
  Seconds duration_unit = minute;           ///< of duration and delay
  std::optional<std::string> speed{};       ///< km/h, where there is no duration
  std::optional<std::string> road_class{};  ///< where there is no speed
  std::optional<std::string> length{};      ///< measured, metres
  std::optional<std::string> delay{};       ///< on top of driving
  std::optional<std::string> last_used{};   ///< a date
  std::optional<std::string> name{};        ///< else "name"
  std::optional<std::string> max_load{};    ///< tonnes; else "max_load_t"
  std::optional<std::string> one_way{};     ///< yes, no, -1 (against the line); else "oneway", "one_way"
  Season season = Season::unstated;         ///< of the movement, for a column "season" with "dry season only"
};

/// Makes roads of a line layer, in longitude and latitude. A feature of several parts becomes one road per
/// part that does not join the one before; its measured numbers are shared out by length. Time that is
/// missing, not positive or absurd (below 1 or above 200 km/h) is not used: the speed, then the class stands
/// in for it; a road without any of them is left out. Lengths are geodesic unless measured.
///
/// Columns "surface", "tracktype" and "smoothness" with OpenStreetMap's words are taken where they are. Roads
/// whose column "season" begins with "dry" are closed in the wet season; where no season is stated they are a
/// finding (roads_dry_season_only).
///
/// Findings: roads left out, times not used, no length, lengths that differ from the drawn line by more than
/// 2 %, unreadable dates. Throws Error{input} with all of: "unknown_column", "no_road_time" when no column
/// tells how fast a road is, "duration_unit" and "length_unit" when the typical road is absurd.
std::vector<RoadFeature> read_roads(FeatureTable table, RoadColumns const& columns, Context& context);

}  // namespace passage
