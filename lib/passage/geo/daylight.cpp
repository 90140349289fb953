#include "passage/geo/daylight.hpp"

#include <cmath>
#include <numbers>

namespace passage {

namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double zenith = 90.833 * degree;

struct Sun {
  double declination_rad, equation_min;
};

/// Spencer 1971: Fourier series in the angle of the year, at noon.
Sun sun_on(Date date) {
  std::chrono::year_month_day const civil{date};
  Date const new_year = civil.year() / 1 / 1;
  double const day_of_year = static_cast<double>((date - new_year).count());
  double const angle = 2 * std::numbers::pi / (civil.year().is_leap() ? 366 : 365) * day_of_year;
  Sun sun{};
  sun.equation_min = 229.18 * (0.000075 + 0.001868 * std::cos(angle) - 0.032077 * std::sin(angle) -
                               0.014615 * std::cos(2 * angle) - 0.040849 * std::sin(2 * angle));
  sun.declination_rad = 0.006918 - 0.399912 * std::cos(angle) + 0.070257 * std::sin(angle) -
                        0.006758 * std::cos(2 * angle) + 0.000907 * std::sin(2 * angle) -
                        0.002697 * std::cos(3 * angle) + 0.00148 * std::sin(3 * angle);
  return sun;
}

/// Cosine of the hour angle of sunrise; beyond ±1 there is none.
double hour_angle_cosine(LonLat place, Sun const& sun) {
  double const latitude = place.lat * degree;
  return std::cos(zenith) / (std::cos(latitude) * std::cos(sun.declination_rad)) -
         std::tan(latitude) * std::tan(sun.declination_rad);
}

}  // namespace

std::optional<Daylight> daylight(LonLat place, Date date) {
  auto const sun = sun_on(date);
  double const cosine = hour_angle_cosine(place, sun);
  if (!(std::abs(cosine) <= 1)) return std::nullopt;
  double const half_deg = std::acos(cosine) / degree;
  auto const at = [&](double hour_angle_deg) {
    return minute * (720 - 4 * (place.lon + hour_angle_deg) - sun.equation_min);
  };
  return Daylight{at(half_deg), at(-half_deg)};
}

bool is_polar_day(LonLat place, Date date) {
  return hour_angle_cosine(place, sun_on(date)) < -1;
}

}  // namespace passage
