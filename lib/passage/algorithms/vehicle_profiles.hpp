#pragma once
#include <optional>
#include <string>

#include "passage/declare/scenario.hpp"
#include "passage/model/vehicle_profile.hpp"

namespace passage {

/// What a scenario's vehicle can drive on: the built-in file of data/vehicles for [movement] vehicle, over it
/// the file that [vehicle] names, over that the values of [vehicle] itself, key by key. Throws Error{usage}
/// that lists every unknown key, wrong word and wrong unit with file and line, and Error{input} for a file
/// that cannot be read.
VehicleProfile vehicle_profile(Scenario const& scenario);

/// The same from a vehicle and optional changes.
VehicleProfile vehicle_profile(tables::Vehicle vehicle, std::optional<tables::VehicleRules> const& changes);

/// A vehicle by its built-in file alone.
VehicleProfile built_in_vehicle(Vehicle vehicle);

Season season_of(Scenario const& scenario);

/// The assumptions behind road times, in sentences for the sheet: which values, which season, which shares.
std::string describe_driving(Scenario const& scenario, VehicleProfile const& profile);

}  // namespace passage
