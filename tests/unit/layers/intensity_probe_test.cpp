#include "passage/layers/intensity_probe.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/base/random.hpp"
#include "passage/geo/projector.hpp"
#include "passage/layers/event_weights.hpp"

namespace passage {
namespace {

using testing::Approx;

TEST_CASE("A probe gives the numbers of the surface, at the edge of the window too") {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {400000, 900000};
  grid.cell_width = grid.cell_height = 2000;
  grid.rows = grid.columns = 100;
  HazardOptions options;
  options.as_of = *parse_date("2021-01-01");
  options.observed_window = {{{{400000, 900000}, {600000, 900000}, {400000, 700000}, {400000, 900000}}, {}}};
  Random random{4};
  std::vector<Incident> incidents(40);
  Projector const to_degrees{grid.crs, Crs{}};
  for (auto& incident : incidents) {
    incident.place =
        to_degrees.lon_lat({400000 + random.uniform(0, 90000), 900000 - random.uniform(0, 90000)});
    incident.when = *parse_date_span(random.uniform() < 0.5 ? "2020-03" : "2020-11-11");
    incident.precision = random.uniform() < 0.5 ? LocationPrecision::exact : LocationPrecision::near_place;
  }
  Context context;
  auto const surface = make_hazard(incidents, options, grid, context);
  REQUIRE(surface);
  ObservedWindow const window{grid, options.observed_window};
  auto const events = select_events(incidents, options, grid, window).used;
  std::vector const weights{weigh_events(events, options).per_day, std::vector<double>(events.size(), 0.0)};
  IntensityProbe const probe{events, options, grid, window};
  std::vector<CellId> const cells{grid.id(0, 0), grid.id(20, 30), grid.id(44, 54), grid.id(90, 5)};
  auto const masses = probe.masses(weights, cells);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    double const rate = 0.95 * masses[c][0] / 4 + 0.05 * surface->mean_rate.value;
    CHECK(rate ==
          Approx(surface->rate.at(grid.row_of(cells[c]), grid.column_of(cells[c]))->value).epsilon(1e-9));
    CHECK(masses[c][1] == 0);
  }
}

TEST_CASE("An event without a place has no kernel") {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.rows = grid.columns = 4;
  SelectedEvent event;
  event.area = 0;
  CHECK_THROWS_AS((IntensityProbe{std::vector{event}, HazardOptions{}, grid, ObservedWindow{grid, {}}}),
                  Error);
}

}  // namespace
}  // namespace passage
