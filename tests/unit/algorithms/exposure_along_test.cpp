#include "passage/algorithms/exposure_along.hpp"

#include "support/catch.hpp"

#include "passage/geo/projector.hpp"

namespace passage {

TEST_CASE("A line is driven at its speed; what was not computed stays empty") {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {400000, 900000};
  grid.cell_width = grid.cell_height = 1000;
  grid.rows = grid.columns = 100;
  Incident incident;
  incident.place = Projector{grid.crs, Crs{}}.lon_lat({450000, 850000});
  incident.when = *parse_date_span("2020-12-01");
  std::vector<EventClass> classes{{"instant", false, {incident}, {}}};
  classes[0].options.as_of = *parse_date("2021-01-01");
  Context context;
  auto const surface = make_hazard(classes, grid, context);
  REQUIRE(surface);
  AlongInputs inputs;
  inputs.lines = {{"half outside", {{450000, 850000}, {550000, 850000}}, Metres{100000}}};
  inputs.speed = kilometres_per_hour(50);
  inputs.classes = classes;
  auto const table = exposure_along(inputs, *surface, context);
  REQUIRE(table.rows.size() == 1);
  auto const& row = table.rows.front();
  CHECK(row.size() == table.columns.size());
  CHECK(row[1] == "100.0");
  CHECK(row[2] == "2.00");
  CHECK(row[13].empty());
  CHECK(row[14] == "50.0");
}

}  // namespace passage
