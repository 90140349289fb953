#pragma once
// How slope changes the time that a metre takes.
#include <cstdint>
#include <optional>
#include <string_view>

#include "passage/base/quantity.hpp"

namespace passage {

/// How somebody moves over a cell, with the rule by which slope slows them.
enum class Pace : std::uint8_t {
  level,              ///< slope does not matter (vehicles)
  tobler,             ///< Tobler 1993: 6·exp(−3.5·|s + 0.05|) km/h; also AccessMod's walking
  tobler_off_path,    ///< 0.6 × the speed of tobler
  naismith_langmuir,  ///< as r.walk: 0.72 s/m, 6 s per metre climbed, ∓1.9998 s per metre of moderate or
                      ///< steep descent
  irmischer_clarke,   ///< Irmischer & Clarke 2018, on path
  bicycle,  ///< the power that gives its speed on the flat, against slope, air and rolling; at most twice
            ///< that speed
};

std::string_view name_of(Pace pace);
std::optional<Pace> pace_named(std::string_view name);

/// Time per metre on level ground for a rule that knows it (walking). Throws
/// Error{defect} for `level` and `bicycle`, which only scale a given friction.
SecondsPerMetre level_friction(Pace pace);

/// Time per metre at a slope over time per metre on the level; `slope` = rise / run in the direction of
/// travel. `level` is the friction on the level: only the bicycle's factor depends on it.
double slope_factor(Pace pace, double slope, SecondsPerMetre level);

/// A lower bound of slope_factor over all slopes: the least move cost follows from it.
double least_slope_factor(Pace pace);

}  // namespace passage
