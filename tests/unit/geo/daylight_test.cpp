#include "passage/geo/daylight.hpp"

#include <cmath>
#include <numbers>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

Date on(char const* text) {
  return *parse_date(text);
}
double hours_utc(Seconds time) {
  return time.value / 3600;
}

/// Another method: mean longitude, anomaly and right ascension of the sun, as in the "Almanac for Computers"
/// of the United States Naval Observatory (1990). Hours UTC of sunrise or sunset.
double almanac_hours(LonLat place, int day_of_year, bool is_rise) {
  double const rad = std::numbers::pi / 180;
  auto const turn = [](double value, double full) { return value - full * std::floor(value / full); };
  double const lon_hour = place.lon / 15;
  double const t = day_of_year + ((is_rise ? 6 : 18) - lon_hour) / 24;
  double const anomaly = 0.9856 * t - 3.289;
  double const longitude =
      turn(anomaly + 1.916 * std::sin(anomaly * rad) + 0.020 * std::sin(2 * anomaly * rad) + 282.634, 360);
  double ascension = turn(std::atan(0.91764 * std::tan(longitude * rad)) / rad, 360);
  ascension = (ascension + std::floor(longitude / 90) * 90 - std::floor(ascension / 90) * 90) / 15;
  double const sine = 0.39782 * std::sin(longitude * rad);
  double const cosine = std::cos(std::asin(sine));
  double const hour =
      (std::cos(90.833 * rad) - sine * std::sin(place.lat * rad)) / (cosine * std::cos(place.lat * rad));
  double const angle = (is_rise ? 360 - std::acos(hour) / rad : std::acos(hour) / rad) / 15;
  return angle + ascension - 0.06571 * t - 6.622 - lon_hour;
}

double apart_h(double a, double b) {
  double const difference = std::fmod(std::abs(a - b), 24);
  return std::min(difference, 24 - difference);
}

}  // namespace

TEST_CASE("daylight agrees with a printed almanac") {
  // London, 2024-06-20: 04:43 to 21:21 summer time (UTC+1).
  auto const london = passage::daylight({-0.1276, 51.5072}, on("2024-06-20"));
  REQUIRE(london);
  CHECK(hours_utc(london->sunrise) == Approx(3 + 43 / 60.0).margin(3 / 60.0));
  CHECK(hours_utc(london->sunset) == Approx(20 + 21 / 60.0).margin(3 / 60.0));
}

TEST_CASE("daylight agrees with another method all over the year and the inhabited latitudes") {
  Random random{8};
  for (int round = 0; round < 2000; ++round) {
    LonLat const place{random.uniform(-180, 180), random.uniform(-58, 58)};
    int const days = static_cast<int>(random.below(365));
    auto const light = passage::daylight(place, on("2023-01-01") + std::chrono::days{days});
    REQUIRE(light);
    CHECK(apart_h(hours_utc(light->sunrise), almanac_hours(place, days + 1, true)) < 5 / 60.0);
    CHECK(apart_h(hours_utc(light->sunset), almanac_hours(place, days + 1, false)) < 5 / 60.0);
    CHECK(light->sunset > light->sunrise);
  }
}

TEST_CASE("days and nights at the poles") {
  CHECK_FALSE(passage::daylight({20, 75}, on("2024-06-21")));
  CHECK(is_polar_day({20, 75}, on("2024-06-21")));
  CHECK_FALSE(passage::daylight({20, 75}, on("2024-12-21")));
  CHECK_FALSE(is_polar_day({20, 75}, on("2024-12-21")));
}
