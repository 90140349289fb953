#include "passage/layers/friction.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage {

namespace {

std::optional<Pace> pace_of_mode(std::string mode) {
  std::transform(mode.begin(), mode.end(), mode.begin(),
                 [](unsigned char letter) { return std::toupper(letter); });
  if (mode == "WALKING") return Pace::tobler;
  if (mode == "BICYCLING") return Pace::bicycle;
  if (mode == "MOTORIZED") return Pace::level;
  return std::nullopt;
}

/// Reads one row; what is wrong with it becomes problems.
class SpeedRow {
 public:
  SpeedRow(FeatureTable const& table, Feature const& feature, Problems& problems)
      : table_(table), feature_(feature), problems_(problems) {}

  ClassSpeed read() {
    ClassSpeed row;
    auto const number = as_number(field("class"));
    if (!number || *number != std::floor(*number)) problem("bad_class", "class is no whole number");
    row.number = static_cast<std::int64_t>(number.value_or(0));
    row.label = as_text(field("label"));
    auto const speed = as_number(field("speed"));
    if (!speed || !(*speed >= 0 && *speed < 1000))
      problem("bad_speed", "speed is no number of km/h from 0 to 1000");
    row.speed = kilometres_per_hour(speed.value_or(0));
    auto const pace = pace_of_mode(as_text(field("mode")));
    if (!pace) problem("unknown_mode", "mode is none of WALKING, BICYCLING, MOTORIZED");
    row.pace = pace.value_or(Pace::level);
    return row;
  }

 private:
  Field const& field(char const* name) const { return feature_.fields[table_.require_column(name)]; }
  void problem(char const* code, char const* text) {
    problems_.add({code, fmt::format("{}, row {}", table_.source, feature_.id), text, ""});
  }

  FeatureTable const& table_;
  Feature const& feature_;
  Problems& problems_;
};

void report_unnamed(std::map<std::int32_t, std::size_t> const& unnamed, Context& context) {
  for (auto const& [number, cells] : unnamed) {
    context.find(
        {Severity::warning, "class_without_speed",
         fmt::format("class {} is not in the table of speeds: its {} cells are impassable", number, cells),
         "landcover", "", cells});
  }
}

}  // namespace

std::vector<ClassSpeed> read_class_speeds(FeatureTable const& table) {
  Problems problems;
  std::vector<ClassSpeed> speeds;
  for (auto const& feature : table.features) {
    auto row = SpeedRow{table, feature, problems}.read();
    auto const is_known = std::any_of(speeds.begin(), speeds.end(),
                                      [&](ClassSpeed const& other) { return other.number == row.number; });
    if (is_known)
      problems.add({"duplicate_class", table.source, fmt::format("class {} occurs twice", row.number), ""});
    speeds.push_back(std::move(row));
  }
  problems.throw_if_any(ErrorKind::input);
  return speeds;
}

FrictionSurface friction_by_class(Raster<Code, std::int32_t> const& classes,
                                  std::vector<ClassSpeed> const& speeds, Context& context,
                                  ClassStores const& stores) {
  std::map<std::int32_t, ClassSpeed const*> by_number;
  for (auto const& speed : speeds) by_number[static_cast<std::int32_t>(speed.number)] = &speed;
  FrictionSurface surface{Raster<SecondsPerMetre>{
      classes.grid(), [&](std::int64_t tiles) { return stores.friction(tiles, Tile<float>::bytes()); }}};
  surface.paces.emplace(classes.grid(),
                        [&](std::int64_t tiles) { return stores.paces(tiles, Tile<std::uint8_t>::bytes()); });
  std::map<std::int32_t, std::size_t> unnamed;
  for (std::int64_t number = 0; number < classes.layout().tiles(); ++number) {
    context.check_cancel();
    auto const from = classes.pin(number);
    auto friction = surface.friction.pin(number);
    auto paces = surface.paces->pin(number);
    for (auto row = from.row; row < from.row + from.rows; ++row) {
      for (auto column = from.column; column < from.column + from.columns; ++column) {
        if (!from.is_valid(row, column)) continue;
        auto const found = by_number.find(from.value(row, column));
        if (found == by_number.end()) ++unnamed[from.value(row, column)];
        if (found == by_number.end() || !(found->second->speed.value > 0)) continue;
        friction.set(row, column, static_cast<float>(1 / found->second->speed.value));
        paces.set(row, column, static_cast<std::uint8_t>(found->second->pace));
      }
    }
  }
  report_unnamed(unnamed, context);
  return surface;
}

FrictionSurface friction_by_pace(Raster<Metres> const& elevation, Pace pace, StoreMaker const& make_store) {
  FrictionSurface surface{Raster<SecondsPerMetre>{
      elevation.grid(), [&](std::int64_t tiles) { return make_store(tiles, Tile<float>::bytes()); }}};
  auto const friction = static_cast<float>(level_friction(pace).value);
  for (std::int64_t number = 0; number < elevation.layout().tiles(); ++number) {
    auto const from = elevation.pin(number);
    auto to = surface.friction.pin(number);
    for (auto row = from.row; row < from.row + from.rows; ++row) {
      for (auto column = from.column; column < from.column + from.columns; ++column)
        if (from.is_valid(row, column)) to.set(row, column, friction);
    }
  }
  surface.elevation = elevation;
  surface.pace = pace;
  return surface;
}

}  // namespace passage
