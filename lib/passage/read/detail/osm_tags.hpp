#pragma once
// What the tags of OpenStreetMap say of roads and crossing points (wiki.openstreetmap.org, keys as named).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passage/base/quantity.hpp"
#include "passage/model/gate.hpp"
#include "passage/model/vehicle_profile.hpp"

namespace passage::detail {

/// The tags of one object.
class OsmTags {
 public:
  void add(std::string key, std::string value) { list_.emplace_back(std::move(key), std::move(value)); }
  /// Empty where there is no such key.
  std::string_view operator[](std::string_view key) const;
  bool has(std::string_view key) const { return !(*this)[key].empty(); }
  /// Keys and values in the order they were added.
  std::vector<std::pair<std::string, std::string>> const& list() const { return list_; }

 private:
  std::vector<std::pair<std::string, std::string>> list_;
};

/// Whether access rules admit a vehicle.
enum class OsmAccess { unstated, admitted, local_only, refused };

/// By the most specific key of the vehicle that is set: hgv, motor_vehicle, vehicle, access.
OsmAccess osm_access(OsmTags const& tags, std::vector<std::string> const& keys);

/// The class of a way that is a road for the vehicle: `highway`, or "ferry" for route=ferry. Empty for all
/// other ways, areas, and classes that the vehicle does not drive or that the profile does not know.
std::string osm_road_class(OsmTags const& tags, VehicleProfile const& vehicle);

/// 1 forward only, -1 backward only, 0 both ways. Roundabouts and motorways are one-way unless they say no;
/// walkers follow only oneway:foot.
int osm_direction(OsmTags const& tags, VehicleProfile const& vehicle);

/// "7.5", "7.5 t", "7500 kg", "10 st" (short tons), "16000 lbs"; empty for "none", "default" and anything
/// else.
std::optional<Tonnes> osm_weight(std::string_view text);
/// "3.5", "3.5 m", "350 cm", "11'6\"", "12 ft"; empty for "default", "below_default" and anything else.
std::optional<Metres> osm_length(std::string_view text);
/// Whether a value of an access key admits anybody.
OsmAccess osm_access_word(std::string_view value);
/// The lowest maxweight that holds for the vehicle.
std::optional<Tonnes> osm_weight_limit(OsmTags const& tags, VehicleProfile const& vehicle);
/// "50", "50 km/h", "30 mph", "walk"; empty for "none", "RO:urban" and anything else.
std::optional<MetresPerSecond> osm_speed_limit(std::string_view text);
/// "45", "1:30", "01:30:00", "PT2H30M".
std::optional<Seconds> osm_duration(std::string_view text);

/// What a barrier on a road does to a vehicle.
enum class OsmBarrier { none, passes, blocks, crossing_point };
OsmBarrier osm_barrier(OsmTags const& tags, VehicleProfile const& vehicle);
/// What is on record of a crossing point; where nothing is, a gate is open with a minute's wait (as OSRM
/// counts) and a checkpoint or border is unknown.
Gate osm_gate(OsmTags const& tags, std::int64_t node, VehicleProfile const& vehicle);

}  // namespace passage::detail
