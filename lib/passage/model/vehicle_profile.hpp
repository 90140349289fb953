#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/quantity.hpp"
#include "passage/model/vehicle.hpp"

namespace passage {

/// Speeds by a word of the road; 0 means that the vehicle does not go there.
using SpeedTable = std::map<std::string, MetresPerSecond, std::less<>>;
/// Shares of a speed that are kept, by a word.
using ShareTable = std::map<std::string, Share, std::less<>>;

/// Which season's roads are driven. Unstated: no factor, and the roads as they are recorded now.
enum class Season { unstated, dry, wet };

/// What one kind of vehicle can drive on, and how fast: the values of a file of data/vehicles, with a
/// scenario's changes. Empty tables rule nothing out.
struct VehicleProfile {
  Vehicle vehicle = Vehicle::heavy_truck;
  SpeedTable classes;                            ///< by road class: free driving speed in good condition
  SpeedTable surfaces, track_types, smoothness;  ///< never faster than these
  ShareTable wet;                                ///< by "paved", "unpaved", "unknown" surface
  ShareTable damage;                             ///< by the word of recorded damage
  MetresPerSecond unknown_road = kilometres_per_hour(20);  ///< class neither stated nor known
  MetresPerSecond off_road = kilometres_per_hour(5);       ///< between a place and the road it joins
  MetresPerSecond most = kilometres_per_hour(150);
  Share of_speed_limit{0.9};             ///< share of a posted limit that is driven
  std::optional<Tonnes> gross;           ///< of one vehicle, where the movement states no load
  std::optional<Tonnes> axle_load;       ///< of the heaviest axle; empty: does not matter
  std::optional<Metres> height, width;   ///< with what is loaded; empty: does not matter
  int practicability = 0;                ///< least UNSDI-T code that a road needs; 0: any
  std::vector<std::string> access_keys;  ///< of OpenStreetMap, most specific first

  /// Whether roads of a class are driven; yes for unknown classes.
  bool takes_class(std::string_view road_class) const {
    auto const found = classes.find(road_class);
    return found == classes.end() || found->second.value > 0;
  }
};

}  // namespace passage
