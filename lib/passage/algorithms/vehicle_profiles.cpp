#include "passage/algorithms/vehicle_profiles.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "passage/algorithms/detail/vehicle_files.hpp"
#include "passage/declare/binding.hpp"
#include "passage/declare/units.hpp"
#include "passage/read/toml.hpp"

namespace passage {

namespace {

constexpr double fastest_km_h = 200;

Vehicle model_vehicle(tables::Vehicle vehicle) {
  switch (vehicle) {
    case tables::Vehicle::heavy_truck:
      return Vehicle::heavy_truck;
    case tables::Vehicle::light_truck:
      return Vehicle::light_truck;
    case tables::Vehicle::four_wheel_drive:
      return Vehicle::four_wheel_drive;
    case tables::Vehicle::car:
      return Vehicle::car;
    case tables::Vehicle::motorbike:
      return Vehicle::motorbike;
    case tables::Vehicle::foot:
      return Vehicle::foot;
  }
  return Vehicle::heavy_truck;
}

/// Lays one set of rules over a profile; collects what is wrong.
class ProfileChanges {
 public:
  ProfileChanges(VehicleProfile& profile, std::string where) : profile_(profile), where_(std::move(where)) {}

  void lay(tables::VehicleRules const& rules) {
    lay_size(rules.gross, profile_.gross);
    lay_size(rules.axle_load, profile_.axle_load);
    lay_size(rules.height, profile_.height);
    lay_size(rules.width, profile_.width);
    if (rules.practicability) profile_.practicability = static_cast<int>(rules.practicability->value);
    if (rules.unknown_road) profile_.unknown_road = *rules.unknown_road;
    if (rules.off_road) profile_.off_road = *rules.off_road;
    if (rules.most) profile_.most = *rules.most;
    if (rules.of_speed_limit) profile_.of_speed_limit = *rules.of_speed_limit;
    if (!rules.access.empty()) {
      profile_.access_keys.clear();
      profile_.access_keys.reserve(rules.access.size());
      for (auto const& key : rules.access) profile_.access_keys.push_back(key.value);
    }
    lay_speeds("classes", rules.classes, profile_.classes);
    lay_speeds("surfaces", rules.surfaces, profile_.surfaces);
    lay_speeds("track_types", rules.track_types, profile_.track_types);
    lay_speeds("smoothness", rules.smoothness, profile_.smoothness);
    lay_shares("wet", rules.wet, profile_.wet);
    lay_shares("damage", rules.damage, profile_.damage);
    check_wet();
    problems_.throw_if_any(ErrorKind::usage);
  }

 private:
  /// 0 means that it does not matter.
  template <class Quantity>
  static void lay_size(std::optional<Quantity> const& asked, std::optional<Quantity>& size) {
    if (asked) size = asked->value > 0 ? asked : std::optional<Quantity>{};
  }

  void lay_speeds(char const* table, TextMap const& texts, SpeedTable& speeds) {
    for (auto const& [word, text] : texts.entries) {
      auto const read = read_quantity(text, documented_unit<MetresPerSecond>);
      bool const is_good =
          read.outcome == ReadQuantity::Outcome::good && read.number >= 0 && read.number <= fastest_km_h;
      if (is_good) {
        speeds[word] = kilometres_per_hour(read.number);
      } else {
        refuse(table, word, text, fmt::format("a speed from 0 to {} km/h", fastest_km_h));
      }
    }
  }

  void lay_shares(char const* table, TextMap const& texts, ShareTable& shares) {
    for (auto const& [word, text] : texts.entries) {
      auto const read = read_quantity(text, documented_unit<Share>);
      if (read.outcome == ReadQuantity::Outcome::good && read.number >= 0 && read.number <= 1) {
        shares[word] = Share{read.number};
      } else {
        refuse(table, word, text, "a share from 0 % to 100 %");
      }
    }
  }

  void check_wet() {
    for (auto const& [word, share] : profile_.wet) {
      bool const is_known = word == "paved" || word == "unpaved" || word == "unknown";
      if (!is_known) refuse("wet", word, "", "the keys paved, unpaved and unknown");
      if (is_known && !(share.value > 0))
        refuse("wet", word, "0", "more than 0 %; roads that are shut when wet are closures");
    }
  }

  void refuse(char const* table, std::string const& word, std::string const& got,
              std::string const& expected) {
    problems_.add({"vehicle_value", where_,
                   fmt::format("vehicle {}.{} is \"{}\", expected {}", table, word, got, expected)});
  }

  VehicleProfile& profile_;
  std::string where_;
  Problems problems_;
};

tables::VehicleRules rules_in(Table const& tree, std::string const& name) {
  auto rules = bind_options<tables::VehicleRules>(tree, name);
  if (rules.file)
    throw Error{ErrorKind::usage, "vehicle_file", name + ": a vehicle file cannot name another in \"file\""};
  return rules;
}

}  // namespace

VehicleProfile vehicle_profile(tables::Vehicle vehicle, std::optional<tables::VehicleRules> const& changes) {
  VehicleProfile profile;
  profile.vehicle = model_vehicle(vehicle);
  auto const name = fmt::format("{}.toml", word_of(vehicle));
  auto const text = embedded_bytes(detail::vehicle_files(), "vehicles/" + name);
  ProfileChanges{profile, name}.lay(rules_in(parse_toml(text, name), name));
  if (!changes) return profile;
  if (changes->file)
    ProfileChanges{profile, changes->file->path}.lay(
        rules_in(read_toml(changes->file->path), changes->file->path));
  ProfileChanges{profile, "[vehicle]"}.lay(*changes);
  return profile;
}

VehicleProfile vehicle_profile(Scenario const& scenario) {
  auto const vehicle = scenario.movement ? scenario.movement->vehicle : tables::Vehicle::heavy_truck;
  return vehicle_profile(vehicle, scenario.vehicle);
}

VehicleProfile built_in_vehicle(Vehicle vehicle) {
  for (auto const kind :
       {tables::Vehicle::heavy_truck, tables::Vehicle::light_truck, tables::Vehicle::four_wheel_drive,
        tables::Vehicle::car, tables::Vehicle::motorbike, tables::Vehicle::foot}) {
    if (model_vehicle(kind) == vehicle) return vehicle_profile(kind, std::nullopt);
  }
  throw Error{ErrorKind::defect, "unknown_vehicle", "a vehicle without a file"};
}

Season season_of(Scenario const& scenario) {
  if (!scenario.roads) return Season::unstated;
  switch (scenario.roads->season) {
    case tables::RoadSeason::unstated:
      return Season::unstated;
    case tables::RoadSeason::dry:
      return Season::dry;
    case tables::RoadSeason::wet:
      return Season::wet;
  }
  return Season::unstated;
}

std::string describe_driving(Scenario const& scenario, VehicleProfile const& profile) {
  auto const vehicle = scenario.movement ? scenario.movement->vehicle : tables::Vehicle::heavy_truck;
  auto text =
      fmt::format("Where a road states no time or speed, its class and condition give the speed of a {}{}.",
                  word_of(vehicle), scenario.vehicle ? " with the scenario's changes" : "");
  auto const percent = [&profile](char const* surface) {
    auto const found = profile.wet.find(surface);
    return found == profile.wet.end() ? 100.0 : found->second.value * 100;
  };
  switch (season_of(scenario)) {
    case Season::unstated:
      text += " No season is stated: speeds are those of good weather.";
      break;
    case Season::dry:
      text += " Dry season: speeds are those of good weather.";
      break;
    case Season::wet:
      text += fmt::format(
          " Wet season: of that speed {:g} % is kept on paved, {:g} % on unpaved and {:g} % on unknown "
          "surfaces.",
          percent("paved"), percent("unpaved"), percent("unknown"));
      break;
  }
  return text;
}

}  // namespace passage
