#include "passage/model/pace.hpp"

#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

double km_h(Pace pace, double slope) {
  auto const level = level_friction(pace);
  return 3.6 / (level.value * slope_factor(pace, slope, level));
}

}  // namespace

TEST_CASE("walking speeds are the published ones") {
  CHECK(km_h(Pace::tobler, 0) == Approx(5.037).margin(0.001));
  CHECK(km_h(Pace::tobler, -0.05) == Approx(6.0));
  CHECK(km_h(Pace::tobler_off_path, 0.1) == Approx(0.6 * 6 * std::exp(-3.5 * 0.15)));
  CHECK(km_h(Pace::naismith_langmuir, 0) == Approx(5.0));
  CHECK(km_h(Pace::naismith_langmuir, 0.1) == Approx(3.6 / (0.72 + 0.6)));
  CHECK(km_h(Pace::naismith_langmuir, -0.2) == Approx(3.6 / (0.72 - 1.9998 * 0.2)));
  CHECK(km_h(Pace::naismith_langmuir, -0.3) == Approx(3.6 / (0.72 + 1.9998 * 0.3)));
  CHECK(km_h(Pace::irmischer_clarke, -0.05) ==
        Approx(1.11 * 3.6));  // fastest downhill: the sign is the paper's
  CHECK(km_h(Pace::irmischer_clarke, 0.05) < km_h(Pace::irmischer_clarke, -0.05));
}

TEST_CASE("a bicycle keeps its power: slower up, at most twice as fast down") {
  SecondsPerMetre const level{3.6 / 15};
  CHECK(slope_factor(Pace::bicycle, 0, level) == Approx(1).margin(1e-9));
  CHECK(slope_factor(Pace::bicycle, -0.2, level) == 0.5);
  double const factor = slope_factor(Pace::bicycle, 0.05, level);
  // Power on the flat at 15 km/h and on a 5 % slope at the slower speed are equal.
  auto power = [](double v, double s) {
    return v *
           (0.5 * 0.445 * (1.293 - 0.00426 * 20) * std::exp(-500 / 7000.0) * v * v + 9.8 * 95 * (s + 0.012));
  };
  CHECK(power(15 / 3.6 / factor, 0.05) == Approx(power(15 / 3.6, 0)));
}

TEST_CASE("no slope makes a move cheaper than the stated bound") {
  for (auto const pace : {Pace::level, Pace::tobler, Pace::tobler_off_path, Pace::naismith_langmuir,
                          Pace::irmischer_clarke, Pace::bicycle}) {
    CHECK(pace_named(name_of(pace)) == pace);
    for (double slope = -3; slope <= 3; slope += 0.001)
      REQUIRE(slope_factor(pace, slope, SecondsPerMetre{0.3}) >= least_slope_factor(pace) * (1 - 1e-12));
  }
}
