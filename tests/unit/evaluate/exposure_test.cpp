#include "passage/evaluate/exposure.hpp"

#include <algorithm>
#include <numbers>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

HazardSurface surface(double west_rate, double east_rate) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {0, 10000};
  grid.cell_width = grid.cell_height = 1000;
  grid.rows = grid.columns = 20;
  HazardSurface made{grid};
  for (std::int64_t row = 0; row < 20; ++row) {
    for (std::int64_t column = 0; column < 20; ++column) {
      made.rate.set(row, column, HazardRate{column < 10 ? west_rate : east_rate});
    }
  }
  made.mean_rate = HazardRate{(west_rate + east_rate) / 2};
  return made;
}

MatchedPiece along(Line line) {
  MatchedPiece made;
  made.line = std::move(line);
  made.upto = Share{1};
  return made;
}

Recost taking(std::vector<MatchedPiece> const& pieces, double seconds_per_metre) {
  Recost costs;
  for (auto const& piece : pieces) {
    double const metres = length(piece.line);
    costs.pieces.push_back({Metres{metres}, Seconds{metres * seconds_per_metre}, {}, {}});
  }
  return costs;
}

}  // namespace

TEST_CASE("exposure is rate times disc times time, per piece of its own speed") {
  auto const hazard = surface(1e-4, 3e-4);
  std::vector<MatchedPiece> const pieces{along({{0, 0}, {10000, 0}}), along({{10000, 0}, {20000, 0}})};
  auto costs = taking(pieces, 0.1);
  costs.pieces[1].time = Seconds{4000};  // the second piece is slower
  double const disc_km2 = std::numbers::pi;
  double const expected = disc_km2 * (1e-4 * 1000 + 3e-4 * 4000) / 86400;
  auto const exposure = line_exposure(hazard, pieces, costs);
  CHECK(exposure.moving.value == Approx(expected).epsilon(1e-12));
  CHECK(exposure.unobserved.value == 0);
  CHECK(exposure.mean_rates[1].value == Approx(3e-4));
}

TEST_CASE("waiting is exposed where it happens") {
  auto const hazard = surface(1e-4, 3e-4);
  CHECK(wait_exposure(hazard, {15000, 0}, day).value == Approx(3e-4 * std::numbers::pi));
  CHECK(wait_exposure(hazard, {5000, 0}, day).value == Approx(1e-4 * std::numbers::pi));
  CHECK(wait_exposure(hazard, {99000, 0}, day).value == Approx(2e-4 * std::numbers::pi));
}

TEST_CASE("cutting a line changes nothing") {
  auto const hazard = surface(1e-4, 7e-4);
  Line const line{{300, -3100}, {4700, 4100}, {12300, 2200}, {19100, -8000}};
  auto const whole = line_exposure(hazard, {along(line)}, taking({along(line)}, 0.07)).total().value;
  Random random{4};
  for (int round = 0; round < 50; ++round) {
    std::vector<double> cuts{0, 1};
    for (int i = 0; i < 15; ++i) cuts.push_back(random.uniform());
    std::ranges::sort(cuts);
    std::vector<MatchedPiece> pieces;
    for (std::size_t i = 1; i < cuts.size(); ++i) {
      pieces.push_back(along(part_of(line, Share{cuts[i - 1]}, Share{cuts[i]})));
    }
    CHECK(line_exposure(hazard, pieces, taking(pieces, 0.07)).total().value == Approx(whole).epsilon(1e-10));
  }
}

TEST_CASE("length outside the observed area is told and never free") {
  auto const hazard = surface(1e-4, 3e-4);
  std::vector<MatchedPiece> const pieces{along({{-5000, 0}, {5000, 0}})};
  auto const exposure = line_exposure(hazard, pieces, taking(pieces, 0.1));
  CHECK(exposure.unobserved.value == Approx(5000));
  CHECK(exposure.moving.value == Approx(std::numbers::pi * (2e-4 * 500 + 1e-4 * 500) / 86400));
}
