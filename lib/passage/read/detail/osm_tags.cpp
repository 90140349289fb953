#include "passage/read/detail/osm_tags.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include <fmt/core.h>

namespace passage::detail {

namespace {

constexpr Seconds gate_wait{60};  // OSRM car profile

template <std::size_t count>
bool is_one_of(std::string_view word, std::array<std::string_view, count> const& words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_on_foot(VehicleProfile const& vehicle) {
  return vehicle.vehicle == Vehicle::foot;
}

/// The number at the beginning of a text and what follows it, without blanks between.
struct Measure {
  double number = 0;
  std::string_view unit;
};
std::optional<Measure> measure(std::string_view text) {
  Measure result;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), result.number);
  if (error != std::errc{} || !(result.number >= 0)) return std::nullopt;
  result.unit = text.substr(static_cast<std::size_t>(end - text.data()));
  while (!result.unit.empty() && result.unit.front() == ' ') result.unit.remove_prefix(1);
  while (!result.unit.empty() && result.unit.back() == ' ') result.unit.remove_suffix(1);
  return result;
}

bool is_gate(std::string_view barrier) {
  static constexpr std::array<std::string_view, 5> gates = {"gate", "lift_gate", "swing_gate", "sliding_gate",
                                                            "sally_port"};
  return is_one_of(barrier, gates);
}

bool is_checkpoint(OsmTags const& tags) {
  auto const barrier = tags["barrier"];
  return tags["military"] == "checkpoint" || barrier == "border_control" || barrier == "checkpoint";
}

}  // namespace

std::string_view OsmTags::operator[](std::string_view key) const {
  for (auto const& [name, value] : list_) {
    if (name == key) return value;
  }
  return {};
}

OsmAccess osm_access_word(std::string_view value) {
  static constexpr std::array<std::string_view, 10> open = {"yes",    "permissive", "designated",  "official",
                                                            "public", "unknown",    "discouraged", "allowed",
                                                            "true",   "1"};
  static constexpr std::array<std::string_view, 3> local = {"destination", "delivery", "customers"};
  if (is_one_of(value, open)) return OsmAccess::admitted;
  if (is_one_of(value, local)) return OsmAccess::local_only;
  return OsmAccess::refused;
}

OsmAccess osm_access(OsmTags const& tags, std::vector<std::string> const& keys) {
  for (auto const& key : keys) {
    if (auto const value = tags[key]; !value.empty()) return osm_access_word(value);
  }
  return OsmAccess::unstated;
}

std::string osm_road_class(OsmTags const& tags, VehicleProfile const& vehicle) {
  if (tags["area"] == "yes") return {};
  auto const highway = tags["highway"];
  std::string const road_class{!highway.empty() ? highway : tags["route"] == "ferry" ? "ferry" : ""};
  auto const known = vehicle.classes.find(road_class);
  return known != vehicle.classes.end() && known->second.value > 0 ? road_class : std::string{};
}

int osm_direction(OsmTags const& tags, VehicleProfile const& vehicle) {
  std::string_view value;
  for (auto const& key : vehicle.access_keys) {
    value = tags["oneway:" + key];
    if (!value.empty()) break;
  }
  if (value.empty() && is_on_foot(vehicle)) return 0;
  if (value.empty()) value = tags["oneway"];
  if (value == "yes" || value == "true" || value == "1") return 1;
  if (value == "-1" || value == "reverse") return -1;
  if (!value.empty()) return 0;  // no; reversible and alternating roads are open both ways at some time
  auto const junction = tags["junction"];
  return junction == "roundabout" || junction == "circular" || tags["highway"] == "motorway" ? 1 : 0;
}

std::optional<Tonnes> osm_weight(std::string_view text) {
  auto const found = measure(text);
  if (!found || !(found->number > 0)) return std::nullopt;
  if (found->unit.empty() || found->unit == "t") return Tonnes{found->number};
  if (found->unit == "kg") return Tonnes{found->number / 1000};
  if (found->unit == "st") return Tonnes{found->number * 0.90718474};
  if (found->unit == "lbs" || found->unit == "lb") return Tonnes{found->number * 0.00045359237};
  return std::nullopt;
}

std::optional<Metres> osm_length(std::string_view text) {
  constexpr double foot_m = 0.3048, inch_m = 0.0254;
  auto const found = measure(text);
  if (!found || !(found->number > 0)) return std::nullopt;
  if (found->unit.empty() || found->unit == "m") return Metres{found->number};
  if (found->unit == "cm") return Metres{found->number / 100};
  if (found->unit == "ft") return Metres{found->number * foot_m};
  if (!found->unit.starts_with('\'')) return std::nullopt;
  auto const inches = found->unit.substr(1);
  if (inches.empty()) return Metres{found->number * foot_m};
  auto const rest = measure(inches);
  if (!rest || rest->unit != "\"") return std::nullopt;
  return Metres{found->number * foot_m + rest->number * inch_m};
}

std::optional<Tonnes> osm_weight_limit(OsmTags const& tags, VehicleProfile const& vehicle) {
  std::optional<Tonnes> least;
  auto const add = [&](std::string const& key) {
    auto const limit = osm_weight(tags[key]);
    if (limit && (!least || *limit < *least)) least = limit;
  };
  add("maxweight");
  for (auto const& key : vehicle.access_keys) {
    add("maxweight:" + key);
    add("maxweightrating:" + key);
  }
  return least;
}

std::optional<MetresPerSecond> osm_speed_limit(std::string_view text) {
  if (text == "walk") return kilometres_per_hour(5);
  auto const found = measure(text);
  if (!found || !(found->number > 0)) return std::nullopt;
  if (found->unit.empty() || found->unit == "km/h" || found->unit == "kmh")
    return kilometres_per_hour(found->number);
  if (found->unit == "mph") return kilometres_per_hour(found->number * 1.609344);
  return std::nullopt;
}

std::optional<Seconds> osm_duration(std::string_view text) {
  bool const is_iso = text.starts_with("PT");
  if (is_iso) text.remove_prefix(2);
  double parts[3] = {};
  std::size_t count = 0;
  double seconds = 0;
  while (!text.empty() && count < 3) {
    double number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || !(number >= 0)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    parts[count++] = number;
    char const mark = text.empty() ? '\0' : text.front();
    if (is_iso) seconds += number * (mark == 'H' ? 3600 : mark == 'M' ? 60 : mark == 'S' ? 1 : 0);
    if (mark != '\0' && mark != ':' && !is_iso) return std::nullopt;
    if (!text.empty()) text.remove_prefix(1);
  }
  if (!text.empty() || count == 0) return std::nullopt;
  if (!is_iso) seconds = count == 1 ? parts[0] * 60 : parts[0] * 3600 + parts[1] * 60 + parts[2];
  return seconds > 0 ? std::optional{Seconds{seconds}} : std::nullopt;
}

OsmBarrier osm_barrier(OsmTags const& tags, VehicleProfile const& vehicle) {
  static constexpr std::array<std::string_view, 8> harmless = {
      "no",   "toll_booth",        "entrance",  "cattle_grid",
      "kerb", "height_restrictor", "bump_gate", "hampshire_gate"};
  static constexpr std::array<std::string_view, 4> narrow = {"bollard", "block", "planter", "cycle_barrier"};
  if (is_checkpoint(tags)) return OsmBarrier::crossing_point;
  auto const barrier = tags["barrier"];
  if (barrier.empty()) return OsmBarrier::none;
  if (is_gate(barrier)) return is_on_foot(vehicle) ? OsmBarrier::passes : OsmBarrier::crossing_point;
  if (is_on_foot(vehicle) || is_one_of(barrier, harmless)) return OsmBarrier::passes;
  if (vehicle.vehicle == Vehicle::motorbike && is_one_of(barrier, narrow)) return OsmBarrier::passes;
  auto const access = osm_access(tags, vehicle.access_keys);
  return access == OsmAccess::admitted || access == OsmAccess::local_only ? OsmBarrier::passes
                                                                          : OsmBarrier::blocks;
}

Gate osm_gate(OsmTags const& tags, std::int64_t node, VehicleProfile const& vehicle) {
  Gate gate;
  gate.id = fmt::format("osm:{}", node);
  gate.type = is_checkpoint(tags) ? (tags["barrier"] == "border_control" ? "border" : "checkpoint") : "gate";
  gate.name = std::string{tags["name"]};
  if (gate.name.empty()) gate.name = fmt::format("{} (OpenStreetMap node {})", gate.type, node);
  gate.max_load = osm_weight_limit(tags, vehicle);
  bool const is_plain_gate = gate.type == "gate";
  if (is_plain_gate) gate.wait = gate_wait;
  auto value = std::string_view{};
  for (auto const& key : vehicle.access_keys) {
    value = tags[key];
    if (!value.empty()) break;
  }
  if (value.empty()) {
    gate.state = is_plain_gate && tags["locked"] != "yes" ? GateState::open : GateState::unknown;
  } else if (value == "no") {
    gate.state = GateState::closed;
  } else {
    gate.state = osm_access_word(value) == OsmAccess::admitted ? GateState::open : GateState::conditional;
  }
  return gate;
}

}  // namespace passage::detail
