#include "passage/layers/hazard_draws.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "support/catch.hpp"

#include "passage/base/random.hpp"
#include "passage/geo/projector.hpp"

namespace passage {
namespace {

using testing::Approx;

Grid const& grid() {
  static Grid const value = [] {
    Grid made;
    made.crs = Crs::utm(36, true);
    made.origin = {400000, 900000};
    made.cell_width = made.cell_height = 1000;
    made.rows = made.columns = 200;
    return made;
  }();
  return value;
}

std::vector<Incident> around(Point middle, int count, LocationPrecision precision) {
  Projector const to_degrees{grid().crs, Crs{}};
  Random random{6};
  std::vector<Incident> incidents(static_cast<std::size_t>(count));
  for (auto& incident : incidents) {
    incident.place = to_degrees.lon_lat(
        {middle.x + random.uniform(-20000, 20000), middle.y + random.uniform(-20000, 20000)});
    incident.when = {*parse_date("2020-11-01"), *parse_date("2020-11-01")};
    incident.when.first = incident.when.last -= std::chrono::days{random.below(300)};
    incident.precision = precision;
  }
  return incidents;
}

HazardOptions usual() {
  HazardOptions options;
  options.as_of = *parse_date("2021-01-01");
  return options;
}

std::vector<Presence> road() {
  std::vector<Presence> presences;
  add_presence(presences, {{480000, 800200}, {520000, 800200}}, hour, Metres{1000});
  return presences;
}

double mean(std::vector<double> const& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

TEST_CASE("The mean of the draws is the exposure on the surface: relocation is what the kernel convolves") {
  for (auto const precision : {LocationPrecision::near_place, LocationPrecision::province}) {
    auto const incidents = around({500000, 800000}, 60, precision);
    auto options = usual();
    MultiPolygon const province{
        {{{470000, 770000}, {530000, 770000}, {530000, 830000}, {470000, 830000}, {470000, 770000}}, {}}};
    options.provinces = {province};
    Context context;
    auto const surface = make_hazard(incidents, options, grid(), context);
    REQUIRE(surface);
    double expected = 0;
    for (auto const& presence : road())
      expected += surface->exposure(*surface->rate.at(presence.point), presence.time).value;
    HazardDraws const draws{incidents, options, grid(), {3000, 5, 0}};
    CHECK(mean(draws.exposures(road())) == Approx(expected).epsilon(0.03));
  }
}

TEST_CASE("Many events give a narrow range, few a wide one, bursts a wider one") {
  auto options = usual();
  auto const width = [&](int count, double kappa) {
    HazardDraws const draws{
        around({500000, 800000}, count, LocationPrecision::exact), options, grid(), {400, 1, kappa}};
    auto const range = draws.range(road());
    CHECK(range.low < range.high);
    return std::log(range.high / range.low);
  };
  double const few = width(8, 0), many = width(800, 0), bursts = width(800, 0.5);
  CHECK(many < few / 2);
  CHECK(bursts > 3 * many);
}

TEST_CASE("The gamma factor has mean one and the variance that kappa says") {
  auto const incidents = around({500000, 800000}, 3000, LocationPrecision::exact);
  auto const options = usual();
  for (double const kappa : {0.4, 4.0}) {
    HazardDraws const with{incidents, options, grid(), {3000, 2, kappa}};
    HazardDraws const without{incidents, options, grid(), {3000, 2, 0}};
    std::vector<Presence> const here{{{500000, 800000}, hour}};
    auto const a = with.exposures(here), b = without.exposures(here);
    std::vector<double> factors, squares;
    for (std::size_t i = 0; i < a.size(); ++i) {
      factors.push_back(a[i] / b[i]);
      squares.push_back((a[i] / b[i] - 1) * (a[i] / b[i] - 1));
    }
    CHECK(mean(factors) == Approx(1.0).epsilon(0.1));
    CHECK(mean(squares) == Approx(1 / kappa).epsilon(0.2));
  }
}

TEST_CASE("The order of events does not matter; another seed does; nothing is nothing") {
  auto incidents = around({500000, 800000}, 20, LocationPrecision::exact);
  auto const options = usual();
  HazardDraws const a{incidents, options, grid(), {50, 3, 2}};
  std::ranges::reverse(incidents);
  HazardDraws const b{incidents, options, grid(), {50, 3, 2}};
  CHECK(a.exposures(road()) == b.exposures(road()));
  HazardDraws const c{incidents, options, grid(), {50, 4, 2}};
  CHECK(a.exposures(road()) != c.exposures(road()));
  CHECK((HazardDraws{{}, options, grid(), {}}.is_empty()));
}

}  // namespace
}  // namespace passage
