#include "passage/write/sensitivity_csv.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/sample_result.hpp"

using namespace passage;
using passage::testing::contains;

namespace {

/// An option whose every number is known by hand.
RunResult varied() {
  RunResult result = testing::sample_result();
  result.options.resize(1);
  auto& sheet = result.options[0].assessment;
  sheet = {};
  sheet.moving_time = Seconds{3600};
  sheet.wait_least = Seconds{0};
  sheet.wait_likely = Seconds{1800};
  sheet.wait_most = Seconds{7200};
  sheet.time = Seconds{5400};
  sheet.recorded_incidents_within_5km = 0;
  sheet.exposure = ExpectedEvents{0.002};
  sheet.exposure_low = ExpectedEvents{0.001};
  sheet.exposure_high = ExpectedEvents{0.004};
  sheet.chance_of_any = Share{0.0019};
  sheet.people_along = {{"5km", Persons{1000}}};
  sheet.readings = {{"recorded_incidents_within_5km", "imprecise_on_the_route", 3},
                    {"exposure_expected_incidents", "half_life_halved", 0.003},
                    {"population_within_5km", "second_population", 1250}};
  return result;
}

std::vector<std::string> row_of(CsvTable const& table, std::string const& measure,
                                std::string const& assumption) {
  for (auto const& row : table.rows) {
    if (row[2] == measure && row[3] == assumption) return {row.begin() + 4, row.end()};
  }
  return {};
}

}  // namespace

TEST_CASE("Every displayed number stands with what it could be instead") {
  auto const table = sensitivity_table(varied());
  using Cells = std::vector<std::string>;
  CHECK(row_of(table, "time_h", "wait_max") == Cells{"3", "1.5", "2.000"});
  CHECK(row_of(table, "exposure_expected_incidents", "as_shown") == Cells{"0.002", "0.002", "1.000"});
  CHECK(row_of(table, "exposure_expected_incidents", "draws_high") == Cells{"0.004", "0.002", "2.000"});
  CHECK(row_of(table, "exposure_expected_incidents", "half_life_halved") == Cells{"0.003", "0.002", "1.500"});
  CHECK(row_of(table, "chance_of_any_recorded_incident", "as_shown") == Cells{"0.0019", "0.0019", "1.000"});
  CHECK(row_of(table, "population_within_5km", "second_population") == Cells{"1250", "1000", "1.250"});
  // No ratio to nothing.
  CHECK(row_of(table, "recorded_incidents_within_5km", "imprecise_on_the_route") == Cells{"3", "0", ""});
  CHECK(row_of(table, "exposure_persistent_expected_incidents", "as_shown").empty());
}

TEST_CASE("The page says it in a line per measure, in the scale of the sheet") {
  auto const result = varied();
  Messages const english;
  auto const lines = sensitivity_lines(result, result.options[0], english);
  REQUIRE(lines.size() == 4);
  CHECK_THAT(lines[2], contains("Expected recorded incidents within 1 km, per 100 passages: 0.20") &&
                           contains("high end of 90 % of the draws 0.40") &&
                           contains("half-life halved 0.30"));
  CHECK_THAT(lines[3], contains("second population raster 1") && contains("300"));
}

TEST_CASE("All options stand beside each other under every assumption, and upsets are named") {
  auto const all = other_readings(testing::sample_result(), Messages{});
  auto const found = std::ranges::find_if(
      all, [](OtherReadings const& one) { return one.heading.starts_with("Expected recorded incidents"); });
  REQUIRE(found != all.end());
  REQUIRE(found->assumptions.size() == found->values.size());
  CHECK(found->assumptions.front() == "as shown");
  REQUIRE(found->values.front().size() == 3);
  CHECK(found->values.front()[0] == "0.96");
  auto const halved = std::ranges::find(found->assumptions, "half-life halved") - found->assumptions.begin();
  CHECK(found->values[static_cast<std::size_t>(halved)][0] == "1.4");
  REQUIRE(found->upsets.size() == 1);
  CHECK(upset_sentence(*found, Messages{}) ==
        "The order of the options is another one under: imprecise events lie on the route.");
  auto const& time = all.front();
  CHECK(time.heading == "Time one way, waits included");
  CHECK(upset_sentence(time, Messages{}) == "The order of the options is the same under every reading.");
}
