#include "passage/model/pace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "passage/base/error.hpp"

namespace passage {

namespace {

constexpr std::array<std::pair<Pace, std::string_view>, 6> names = {{
    {Pace::level, "level"},
    {Pace::tobler, "tobler"},
    {Pace::tobler_off_path, "tobler-off-path"},
    {Pace::naismith_langmuir, "naismith-langmuir"},
    {Pace::irmischer_clarke, "irmischer-clarke"},
    {Pace::bicycle, "bicycle"},
}};

// Tobler 1993: fastest at a slope of -0.05.
double tobler_factor(double slope) {
  return std::exp(3.5 * (std::abs(slope + 0.05) - 0.05));
}

// GRASS r.walk: T = a·dS + b·dH up + c·dH moderately down + d·dH steeply down with dH signed, per metre on
// the level; "steep" is a slope below -0.2125 (12°). The factors of moderate and steep descent meet there
// with a jump, as in r.walk.
double naismith_langmuir_factor(double slope) {
  constexpr double level = 0.72, up = 6.0, moderate_down = 1.9998, steep_down = -1.9998, steep = -0.2125;
  double const per_climb = slope >= 0 ? up : slope >= steep ? moderate_down : steep_down;
  return (level + per_climb * slope) / level;
}

// Irmischer & Clarke 2018, men on path: v = 0.11 + exp(-(100 s + 5)² / 1800) m/s with s signed, so that a
// gentle descent is fastest.
double irmischer_clarke_speed(double slope) {
  double const x = 100 * slope + 5;
  return 0.11 + std::exp(-x * x / 1800);
}

// Speed of a bicycle at the power that gives `level_speed` on the flat: P·0.9 = v·(k·v² + W·(s + 0.012)), 95
// kg in all, 0.445 m² of frontal area, air at 20 °C and 500 m (the constants AccessMod uses), at most twice
// the level speed. The left side grows with v where it is positive, so bisection finds the one root.
double bicycle_factor(double slope, double level_speed) {
  constexpr double weight_newton = 9.8 * 95, rolling = 0.012, most_ratio = 2;
  double const air = 0.5 * 0.445 * (1.293 - 0.00426 * 20) * std::exp(-500 / 7000.0);
  auto power = [&](double speed, double grade) {
    return speed * (air * speed * speed + weight_newton * (grade + rolling));
  };
  double const available = power(level_speed, 0);
  double low = 0, high = most_ratio * level_speed;
  if (power(high, slope) <= available) return 1 / most_ratio;
  for (int step = 0; step < 60; ++step) {
    double const middle = (low + high) / 2;
    (power(middle, slope) <= available ? low : high) = middle;
  }
  return level_speed / low;
}

}  // namespace

std::string_view name_of(Pace pace) {
  for (auto const& [value, name] : names)
    if (value == pace) return name;
  return "";
}

std::optional<Pace> pace_named(std::string_view name) {
  for (auto const& [value, known] : names)
    if (known == name) return value;
  return std::nullopt;
}

SecondsPerMetre level_friction(Pace pace) {
  double const tobler_m_per_s = 6 * std::exp(-3.5 * 0.05) / 3.6;
  switch (pace) {
    case Pace::tobler:
      return SecondsPerMetre{1 / tobler_m_per_s};
    case Pace::tobler_off_path:
      return SecondsPerMetre{1 / (0.6 * tobler_m_per_s)};
    case Pace::naismith_langmuir:
      return SecondsPerMetre{0.72};
    case Pace::irmischer_clarke:
      return SecondsPerMetre{1 / irmischer_clarke_speed(0)};
    case Pace::level:
    case Pace::bicycle:
      break;
  }
  throw Error{ErrorKind::defect, "no_level_friction", "this pace only scales a given friction"};
}

double slope_factor(Pace pace, double slope, SecondsPerMetre level) {
  switch (pace) {
    case Pace::level:
      return 1;
    case Pace::tobler:
    case Pace::tobler_off_path:
      return tobler_factor(slope);
    case Pace::naismith_langmuir:
      return naismith_langmuir_factor(slope);
    case Pace::irmischer_clarke:
      return irmischer_clarke_speed(0) / irmischer_clarke_speed(slope);
    case Pace::bicycle:
      return bicycle_factor(slope, 1 / level.value);
  }
  return 1;
}

double least_slope_factor(Pace pace) {
  switch (pace) {
    case Pace::level:
      return 1;
    case Pace::tobler:
    case Pace::tobler_off_path:
      return std::exp(-3.5 * 0.05);
    case Pace::naismith_langmuir:
      return (0.72 - 1.9998 * 0.2125) / 0.72;
    case Pace::irmischer_clarke:
      return irmischer_clarke_speed(0) / 1.11;
    case Pace::bicycle:
      return 0.5;
  }
  return 1;
}

}  // namespace passage
