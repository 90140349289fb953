#include "passage/layers/exposure_sensitivity.hpp"

#include <cmath>

#include "support/catch.hpp"

#include "passage/geo/projector.hpp"

namespace passage {
namespace {

using testing::Approx;

Grid square_grid() {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {400000, 900000};
  grid.cell_width = grid.cell_height = 500;
  grid.rows = grid.columns = 200;
  return grid;
}

Incident at(Grid const& grid, Point point, std::string const& when, LocationPrecision precision) {
  Incident incident;
  incident.place = Projector{grid.crs, Crs{}}.lon_lat(point);
  incident.when = *parse_date_span(when);
  incident.precision = precision;
  return incident;
}

TEST_CASE("Half-life and bandwidth halved and doubled: one event, by hand") {
  auto const grid = square_grid();
  std::vector const incidents{at(grid, {450250, 850250}, "2020-10-03", LocationPrecision::exact)};
  HazardOptions options;
  options.as_of = *parse_date("2021-01-01");
  options.exact_error = Metres{0};
  options.uniform_share = Share{0};
  options.recent_share = Share{1};
  Context context;
  ExposureSensitivities const readings{incidents, options, grid, context};
  REQUIRE_FALSE(readings.is_empty());
  std::vector<Presence> const here{{{450250, 850250}, day}};
  auto const result = readings.of(here);
  auto const by_hand = [](double half_life, double h_km) {
    return M_PI * std::log(2.0) / half_life * std::exp2(-90 / half_life) / (2 * M_PI * h_km * h_km);
  };
  CHECK(result.exposure.value == Approx(by_hand(90, 5)).epsilon(2e-3));
  CHECK(result.half_life_halved.value == Approx(by_hand(45, 5)).epsilon(2e-3));
  CHECK(result.half_life_doubled.value == Approx(by_hand(180, 5)).epsilon(2e-3));
  CHECK(result.bandwidth_halved.value == Approx(by_hand(90, 2.5)).epsilon(5e-3));
  CHECK(result.bandwidth_doubled.value == Approx(by_hand(90, 10)).epsilon(2e-3));
  CHECK(result.imprecise_best == result.exposure);
  CHECK(result.imprecise_worst == result.exposure);
}

TEST_CASE("An event somewhere in a province: beside the road at worst, out of reach at best") {
  auto const grid = square_grid();
  std::vector incidents{at(grid, {450250, 850250}, "2020-10-03", LocationPrecision::exact),
                        at(grid, {480250, 880250}, "2020-10-03", LocationPrecision::province)};
  HazardOptions options;
  options.as_of = *parse_date("2021-01-01");
  options.exact_error = Metres{0};
  options.uniform_share = Share{0};
  MultiPolygon const province{
      {{{400000, 800000}, {500000, 800000}, {500000, 900000}, {400000, 900000}, {400000, 800000}}, {}}};
  options.provinces = {province};
  Context context;
  std::vector<Presence> const here{{{450250, 850250}, day}};
  auto const result = ExposureSensitivities{incidents, options, grid, context}.of(here);
  CHECK(result.imprecise_best < result.exposure);
  CHECK(result.exposure < result.imprecise_worst);
  // At worst both lie at the same place; at best only the precise one counts.
  incidents[1] = incidents[0];
  auto const both = ExposureSensitivities{incidents, options, grid, context}.of(here);
  CHECK(result.imprecise_worst.value == Approx(both.exposure.value).epsilon(2e-3));
  CHECK(result.imprecise_best.value == Approx(both.exposure.value / 2).epsilon(2e-3));
}

TEST_CASE("Without events there is nothing to vary") {
  Context context;
  HazardOptions options;
  CHECK(ExposureSensitivities{{}, options, square_grid(), context}.is_empty());
  CHECK(context.findings.has("no_usable_incidents"));
}

}  // namespace
}  // namespace passage
