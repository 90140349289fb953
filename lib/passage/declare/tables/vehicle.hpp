#pragma once
// [vehicle]: what the vehicle of [movement] can drive on, where it differs from its file in data/vehicles.
#include "passage/declare/param.hpp"

namespace passage {

namespace tables {

/// Changes to one vehicle's built-in values. A file of data/vehicles has the same keys. Speeds and shares are
/// written as text with their unit: { track = "12 km/h" }; a speed of 0 means: does not go there.
struct VehicleRules {
  std::optional<InputFile> file;
  std::optional<Tonnes> gross, axle_load;
  std::optional<Metres> height, width;
  std::optional<Count> practicability;
  std::optional<MetresPerSecond> unknown_road, off_road, most;
  std::optional<Share> of_speed_limit;
  std::vector<Text> access;
  TextMap classes, surfaces, track_types, smoothness, wet, damage;
};

}  // namespace tables

template <>
inline constexpr auto params<tables::VehicleRules> = declare<tables::VehicleRules>(
    param<&tables::VehicleRules::file>(
        "file", "Values as in a file of data/vehicles; they stand in for the built-in ones."),
    param<&tables::VehicleRules::gross>(
        "gross", "Gross weight of one vehicle where [movement] load is not stated; 0: does not matter.",
        {Tonnes{0}, Tonnes{500}}),
    param<&tables::VehicleRules::axle_load>("axle_load",
                                            "Weight on its heaviest axle, laden; 0: does not matter.",
                                            {Tonnes{0}, Tonnes{100}})
        .advanced(),
    param<&tables::VehicleRules::height>("height", "Height with what is loaded; 0: does not matter.",
                                         {Metres{0}, Metres{20}})
        .advanced(),
    param<&tables::VehicleRules::width>("width", "Width without mirrors; 0: does not matter.",
                                        {Metres{0}, Metres{20}})
        .advanced(),
    param<&tables::VehicleRules::practicability>(
        "practicability", "Least UNSDI-T practicability code that a road needs, 1 to 6; 0: any.",
        {Count{0}, Count{6}})
        .advanced(),
    param<&tables::VehicleRules::unknown_road>("unknown_road",
                                               "Speed where neither duration, speed nor class is known.",
                                               {kilometres_per_hour(0.1), kilometres_per_hour(200)})
        .advanced(),
    param<&tables::VehicleRules::off_road>("off_road", "Speed between a place and the road it joins.",
                                           {kilometres_per_hour(0.1), kilometres_per_hour(200)})
        .advanced(),
    param<&tables::VehicleRules::most>("most", "Never faster than this.",
                                       {kilometres_per_hour(0.1), kilometres_per_hour(200)})
        .advanced(),
    param<&tables::VehicleRules::of_speed_limit>("of_speed_limit",
                                                 "Share of a posted speed limit that is driven.",
                                                 {Share{0.01}, Share{2}})
        .advanced(),
    param<&tables::VehicleRules::access>(
        "access", "OpenStreetMap keys that admit the vehicle or not, most specific first.")
        .advanced(),
    param<&tables::VehicleRules::classes>("classes", "Free driving speed by road class; 0: not driven."),
    param<&tables::VehicleRules::surfaces>("surfaces", "Highest speed by surface.").advanced(),
    param<&tables::VehicleRules::track_types>("track_types", "Highest speed by OpenStreetMap tracktype.")
        .advanced(),
    param<&tables::VehicleRules::smoothness>("smoothness", "Highest speed by OpenStreetMap smoothness.")
        .advanced(),
    param<&tables::VehicleRules::wet>(
        "wet", "Share of the speed kept in the wet season on paved, unpaved and unknown surfaces."),
    param<&tables::VehicleRules::damage>("damage", "Share of the speed kept by recorded damage.").advanced());

}  // namespace passage
