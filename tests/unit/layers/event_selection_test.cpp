#include "passage/layers/event_selection.hpp"

#include "support/catch.hpp"

#include "passage/geo/projector.hpp"

namespace passage {
namespace {

Grid const& grid() {
  static Grid const value = [] {
    Grid made;
    made.crs = Crs::utm(36, true);
    made.origin = {400000, 900000};
    made.cell_width = made.cell_height = 1000;
    made.rows = made.columns = 100;
    return made;
  }();
  return value;
}

Incident at(Point point, std::optional<LocationPrecision> precision, std::string const& when = "2020-05-05") {
  Incident incident;
  incident.place = Projector{grid().crs, Crs{}}.lon_lat(point);
  incident.when = *parse_date_span(when);
  incident.precision = precision;
  return incident;
}

MultiPolygon box(double left, double low, double right, double high) {
  return {{{{left, low}, {right, low}, {right, high}, {left, high}, {left, low}}, {}}};
}

TEST_CASE("Every code of place precision has its own treatment") {
  HazardOptions options;
  options.as_of = *parse_date("2021-01-01");
  options.districts = {box(400000, 850000, 450000, 900000)};
  options.provinces = {box(450000, 800000, 500000, 900000), box(400000, 800000, 450000, 900000)};
  Point const west{420000, 880000}, east{480000, 880000};
  std::vector<Incident> const incidents{at(west, LocationPrecision::exact),
                                        at(west, LocationPrecision::near_place),
                                        at(west, std::nullopt),
                                        at(west, LocationPrecision::district),
                                        at(east, LocationPrecision::district),
                                        at(west, LocationPrecision::province),
                                        at(west, LocationPrecision::region),
                                        at(west, LocationPrecision::country),
                                        at(west, LocationPrecision::water_or_air),
                                        at(west, LocationPrecision::exact, "2021-01-02"),
                                        at({700000, 880000}, LocationPrecision::exact),
                                        {"pole", {-120, 89}, *parse_date_span("2020"), {}, {}, {}}};
  ObservedWindow const window{grid(), {}};
  auto const selection = select_events(incidents, options, grid(), window);
  std::vector<EventUse> const expected{
      EventUse::at_place,     EventUse::at_place,      EventUse::at_place,       EventUse::over_district,
      EventUse::no_area,      EventUse::over_province, EventUse::too_vague,      EventUse::whole_country,
      EventUse::water_or_air, EventUse::after_as_of,   EventUse::outside_window, EventUse::outside_window};
  CHECK(selection.uses == expected);
  REQUIRE(selection.used.size() == 5);
  CHECK(kernel_sigma(selection.used[0], options).value == std::hypot(5000.0, 2000.0));
  CHECK(kernel_sigma(selection.used[1], options).value == 13000);
  CHECK(selection.without_precision == 1);
  CHECK(selection.used[3].area == 0u);
  CHECK(selection.used[4].area == 2u);
  Context context;
  report_selection(selection, options, context);
  for (auto const* code : {"incidents_after_as_of", "incidents_imprecise", "incidents_without_area",
                           "incidents_outside_window", "incidents_without_precision", "incidents_spread"})
    CHECK(context.findings.has(code));
}

TEST_CASE("Without districts an event known to its district is spread over the province") {
  HazardOptions options;
  options.as_of = *parse_date("2021-01-01");
  options.provinces = {box(400000, 800000, 500000, 900000)};
  std::vector const incidents{at({420000, 880000}, LocationPrecision::district, "2020")};
  auto const selection = select_events(incidents, options, grid(), {grid(), {}});
  CHECK(selection.uses.front() == EventUse::over_province);
  CHECK(words_of(selection.uses.front()) == "spread over its province");
}

TEST_CASE("A span that reaches past the date of the forecast ends there") {
  HazardOptions options;
  options.as_of = *parse_date("2020-06-30");
  auto const selection =
      select_events(std::vector{at({420000, 880000}, std::nullopt, "2020")}, options, grid(), {grid(), {}});
  CHECK(selection.used.front().when == DateSpan{*parse_date("2020-01-01"), *parse_date("2020-06-30")});
}

}  // namespace
}  // namespace passage
