#pragma once
#include <optional>
#include <string_view>

#include "passage/base/quantity.hpp"
#include "passage/model/road_feature.hpp"
#include "passage/model/vehicle_profile.hpp"

namespace passage {

/// What is known of a road's surface: decides what is kept of the speed in the wet season.
enum class SurfaceKind { unknown, paved, unpaved };

/// The kind of a surface by its OpenStreetMap word; "concrete:plates" counts as "concrete".
SurfaceKind surface_kind(std::string_view surface);

/// Speed on a road in its recorded condition: that of its class (else `unknown_road`), lowered to those of
/// its surface, track type, smoothness and the driven share of its speed limit, times the shares kept after
/// the damage and in the season. Words that the profile does not know change nothing; of several words parted
/// by
/// ";" the slowest counts. Always positive: whether the vehicle goes there at all is is_fit().
MetresPerSecond driving_speed(RoadFeature const& road, VehicleProfile const& vehicle, Season season);

/// The share of a road's good-condition speed that season and damage leave: 1 where neither is stated.
Share kept_share(RoadFeature const& road, VehicleProfile const& vehicle, Season season);

/// Whether the vehicle drives a road of this class, surface, track type, smoothness, damage and
/// practicability: no where any of them has speed or share 0, or the practicability code is too low. What is
/// not stated rules nothing out.
bool is_fit(RoadFeature const& road, VehicleProfile const& vehicle);

}  // namespace passage
