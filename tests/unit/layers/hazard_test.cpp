#include "passage/layers/hazard.hpp"

#include <cmath>
#include <numbers>

#include "support/catch.hpp"

#include "passage/base/random.hpp"
#include "passage/geo/projector.hpp"

namespace passage {
namespace {

using testing::Approx;

Grid square_grid(double side_m, double cell_m) {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {400000, 900000};
  grid.cell_width = grid.cell_height = cell_m;
  grid.rows = grid.columns = static_cast<std::int64_t>(side_m / cell_m);
  return grid;
}

Incident event_at(Grid const& grid, Point point, std::string const& when) {
  Projector const to_degrees{grid.crs, Crs{}};
  Incident incident;
  incident.place = to_degrees.lon_lat(point);
  incident.when = *parse_date_span(when);
  incident.precision = LocationPrecision::exact;
  return incident;
}

HazardOptions plain(std::string const& as_of) {
  HazardOptions options;
  options.as_of = *parse_date(as_of);
  options.exact_error = Metres{0};
  return options;
}

/// Expected events per day over all valid cells.
double integral(HazardSurface const& surface) {
  double const cell_km2 = surface.rate.grid().cell_width * surface.rate.grid().cell_height / 1e6;
  double sum = 0;
  surface.rate.for_each_valid([&](auto, auto, HazardRate rate) { sum += rate.value * cell_km2; });
  return sum;
}

TEST_CASE("The surface integrates to the expected number of events, edges and windows included") {
  auto const grid = square_grid(200000, 1000);
  Random random{3};
  std::vector<Incident> incidents;
  for (int i = 0; i < 60; ++i) {
    // Many near or on the border, where half a kernel lies outside.
    Point const point{grid.origin.x + random.uniform(0, 200000), grid.origin.y - random.uniform(0, 20000)};
    incidents.push_back(event_at(grid, point, "2023-0" + std::to_string(1 + i % 9)));
  }
  auto options = plain("2024-01-01");
  Context context;
  // By hand: α = 0.5, all events within a year before, months spread evenly.
  double expected = 0;
  for (auto const& incident : incidents) {
    double const first = static_cast<double>((options.as_of - incident.when.first).count()) + 1;
    double const last = static_cast<double>((options.as_of - incident.when.last).count());
    expected += 0.5 / 366 + 0.5 * (std::exp2(-last / 90) - std::exp2(-first / 90)) / incident.when.days();
  }
  auto const whole = make_hazard(incidents, options, grid, context);
  REQUIRE(whole);
  CHECK(integral(*whole) == Approx(expected).epsilon(1e-10));
  CHECK(whole->mean_rate.value == Approx(expected / 40000).epsilon(1e-10));

  options.observed_window = {{{{400000, 900000}, {600000, 900000}, {500000, 700000}, {400000, 900000}}, {}}};
  auto const part = make_hazard(incidents, options, grid, context);
  REQUIRE(part);
  CHECK(context.findings.has("incidents_outside_window"));
  CHECK(part->mean_rate.value * 20000 == Approx(integral(*part)).epsilon(0.01));
  CHECK_FALSE(part->rate.at(Point{401000, 701000}).has_value());
  CHECK(part->rate.at(Point{500000, 890000}).has_value());
}

TEST_CASE("One event beside a straight road: the closed form") {
  auto const grid = square_grid(100000, 250);
  Point const middle{450000, 850125};  // the road runs through cell centres
  double const h = 5000, off = 3000;
  auto options = plain("2024-01-01");
  options.uniform_share = Share{0};
  options.recent_share = Share{1};
  options.half_life = Seconds{30 * 86400.0};
  Context context;
  auto const event = event_at(grid, {middle.x, middle.y + off}, "2023-12-02");
  auto const surface = make_hazard(std::vector{event}, options, grid, context);
  REQUIRE(surface);
  // ∫ of a Gaussian along a line `off` away, over all of it: exp(−off²/2h²)/(h·√2π) per metre across.
  double const road_m = 80000;
  Line const road{{middle.x - road_m / 2, middle.y}, {middle.x + road_m / 2, middle.y}};
  double const per_day = std::numbers::ln2 / 30 * std::exp2(-30.0 / 30);
  double const line_integral =
      std::exp(-off * off / (2 * h * h)) / (h * std::sqrt(2 * std::numbers::pi)) * 1000;
  double const mean = per_day * line_integral / (road_m / 1000);
  auto const measured = surface->running_rate(road, {Share{1}}).front();
  CHECK(measured.value == Approx(mean).epsilon(2e-3));
}

TEST_CASE("A constant flow of events gives the same surface for every half-life") {
  auto const grid = square_grid(60000, 2000);
  std::vector<Incident> incidents;
  for (int day_number = 0; day_number < 4000; day_number += 4) {
    auto const date = *parse_date("2024-01-01") - std::chrono::days{day_number};
    incidents.push_back(event_at(grid, {430000, 870000}, format_date(date)));
  }
  Context context;
  std::vector<double> rates;
  for (double half_life_days : {60.0, 120.0, 240.0}) {
    auto options = plain("2024-01-01");
    options.half_life = Seconds{half_life_days * 86400};
    rates.push_back(make_hazard(incidents, options, grid, context)->rate.at(Point{430000, 870000})->value);
  }
  CHECK(rates[1] == Approx(rates[0]).epsilon(0.02));
  CHECK(rates[2] == Approx(rates[0]).epsilon(0.02));
}

TEST_CASE("Location error widens the kernel: two independent Gaussians add their variances") {
  auto const grid = square_grid(200000, 1000);
  Point const middle{500500, 800500};
  auto near = event_at(grid, middle, "2024-01-01");
  near.precision = LocationPrecision::near_place;
  auto options = plain("2024-01-01");
  options.uniform_share = Share{0};
  Context context;
  auto const surface = make_hazard(std::vector{near}, options, grid, context);
  REQUIRE(surface);
  double const variance = 25 + 144;  // km²
  double const ratio =
      surface->rate.at(Point{middle.x + 10000, middle.y})->value / surface->rate.at(middle)->value;
  CHECK(ratio == Approx(std::exp(-100 / (2 * variance))).epsilon(1e-3));
}

TEST_CASE("What is left out is counted; long run only; nothing left; as_of too early") {
  auto const grid = square_grid(50000, 1000);
  std::vector<Incident> incidents{
      event_at(grid, {420000, 880000}, "2020"), event_at(grid, {420000, 880000}, "2025"),
      event_at(grid, {420000, 880000}, "2020-05-05"), event_at(grid, {420000, 1880000}, "2020-05-05")};
  incidents[2].precision = LocationPrecision::district;
  incidents[0].precision = std::nullopt;
  Context context;
  auto const surface = make_hazard(incidents, plain("2024-01-01"), grid, context);
  REQUIRE(surface);
  CHECK(surface->is_long_run_only);
  for (auto const* code : {"incidents_after_as_of", "incidents_without_area", "incidents_outside_window",
                           "incidents_without_precision", "hazard_long_run_only"}) {
    CHECK(context.findings.has(code));
  }
  CHECK(integral(*surface) == Approx(1.0 / (4 * 365 + 1 + 1)).epsilon(1e-9));  // one event since 2020-01-01

  CHECK_FALSE(make_hazard(std::vector{incidents[2]}, plain("2024-01-01"), grid, context));
  CHECK(context.findings.has("no_usable_incidents"));
  CHECK_THROWS_WITH(make_hazard(incidents, plain("2019-01-01"), grid, context),
                    testing::contains("2020-01-01"));
}

TEST_CASE("Standing density: what is left of events, and how much of it lies along a line") {
  auto const grid = square_grid(200000, 1000);
  std::vector const incidents{event_at(grid, {500000, 800000}, "2023-12-02"),
                              event_at(grid, {500000, 800000}, "2024-01-01")};
  auto options = plain("2024-01-01");
  options.half_life = 30 * day;
  Context context;
  auto const standing = make_standing_density(incidents, options, grid, context);
  REQUIRE(standing);
  CHECK(integral(*standing) == Approx(1.5).epsilon(1e-10));
  CHECK(standing->mean_rate.value == Approx(1.5 / 40000).epsilon(1e-10));
  // Two per km², 1 km to either side of 3 km: 12.
  CHECK(standing->standing_exposure(HazardRate{2}, Metres{3000}).value == Approx(12.0));
}

TEST_CASE("Events known to a district are spread over it and nothing is lost") {
  auto const grid = square_grid(100000, 1000);
  std::vector incidents{event_at(grid, {420000, 880000}, "2023-12-02"),
                        event_at(grid, {420000, 880000}, "2023-12-20")};
  incidents[1].precision = LocationPrecision::district;
  auto options = plain("2024-01-01");
  MultiPolygon const district{
      {{{400000, 850000}, {450000, 850000}, {450000, 900000}, {400000, 900000}, {400000, 850000}}, {}}};
  options.districts = {district};
  Context context;
  auto const both = make_hazard(incidents, options, grid, context);
  REQUIRE(both);
  incidents[1].precision = LocationPrecision::exact;
  auto const placed = make_hazard(incidents, options, grid, context);
  CHECK(integral(*both) == Approx(integral(*placed)).epsilon(1e-10));
  CHECK(both->rate.at(Point{420500, 880500})->value < placed->rate.at(Point{420500, 880500})->value);
  CHECK(both->rate.at(Point{445500, 855500})->value > 3 * placed->rate.at(Point{445500, 855500})->value);
}

TEST_CASE("The surface is the same for any number of threads") {
  auto const grid = square_grid(300000, 1000);
  Random random{8};
  std::vector<Incident> incidents;
  for (int i = 0; i < 200; ++i) {
    Point const point{grid.origin.x + random.uniform(0, 300000), grid.origin.y - random.uniform(0, 300000)};
    incidents.push_back(event_at(grid, point, "2023-11"));
  }
  Context one, many;
  many.threads = 4;
  auto const a = make_hazard(incidents, plain("2024-01-01"), grid, one);
  auto const b = make_hazard(incidents, plain("2024-01-01"), grid, many);
  bool same = true;
  a->rate.for_each_valid(
      [&](auto row, auto column, HazardRate rate) { same = same && b->rate.at(row, column) == rate; });
  CHECK(same);
}

}  // namespace
}  // namespace passage
