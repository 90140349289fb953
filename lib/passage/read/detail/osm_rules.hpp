#pragma once
// Access and limits of a way for one vehicle, with the rules that hold under conditions only.
#include "passage/model/road_feature.hpp"
#include "passage/read/detail/osm_conditions.hpp"
#include "passage/read/detail/osm_tags.hpp"

namespace passage::detail {

/// What was not decided about the rules of a way.
struct OsmUndecided {
  bool at_times = false;        ///< some rule holds at hours or on days, or in a season that is not stated
  bool not_understood = false;  ///< some rule is not read: its condition, or what it is about
};

/// Limits of one way.
struct OsmLimits {
  std::optional<Tonnes> load, axle_load;
  std::optional<Metres> height, width;
};

class OsmRules {
 public:
  OsmRules(OsmTags const& tags, VehicleProfile const& vehicle, OsmCircumstances const& when);

  /// By the most specific key of the vehicle, with its conditions: a rule that holds decides, one that holds
  /// at times does not and is noted.
  OsmAccess access() const { return access_; }
  /// The lowest of maxweight, maxaxleload, maxheight and maxwidth for the vehicle (also `:physical` heights
  /// and widths). A limit that holds under a condition stands in for the one without; one that holds at times
  /// counts where it is stricter.
  OsmLimits const& limits() const { return limits_; }
  OsmUndecided const& undecided() const { return undecided_; }

 private:
  OsmAccess read_access();
  template <class Quantity, class Read>
  void lower(std::optional<Quantity>& limit, std::string const& key, Read const& read);

  OsmTags const& tags_;
  VehicleProfile const& vehicle_;
  OsmCircumstances const& when_;
  OsmAccess access_ = OsmAccess::unstated;
  OsmLimits limits_;
  OsmUndecided undecided_;
};

}  // namespace passage::detail
