#include "passage/write/assessment_csv.hpp"

#include <sstream>

#include "support/catch.hpp"
#include "support/sample_result.hpp"
#include "support/scratch.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::sample_result;
using passage::testing::SampleKind;
using passage::testing::Scratch;

namespace {

// Copied from the published description of assessment.csv.
char const* const published =
    "corridor_id,name,role,status,from,via,to,length_km,time_h,elapsed_days,nights_en_route,earliest_"
    "departure,"
    "largest_vehicle,max_gross_t,consents,consent_count,agreements_missing,also_notify,crossings,crossings_"
    "not_open,"
    "handovers,wait_min_h,wait_likely_h,wait_max_h,recorded_incidents_within_5km,incident_window_days,last_"
    "incident,"
    "exposure_expected_incidents,exposure_low,exposure_high,exposure_persistent_expected_incidents,"
    "explosive_hazard_km,closed_km,avoid_km,contested_km,unknown_control_km,unobserved_km,oldest_last_used,"
    "population_near_stops_5km,population_within_2km,population_within_5km,population_walk_1h,population_"
    "walk_2h,"
    "sites_served,shares_with,data_gaps,label,do_not_use_after";

std::string cell(CsvTable const& table, std::size_t row, std::string const& column) {
  auto const found = std::ranges::find(table.columns, column);
  REQUIRE(found != table.columns.end());
  return table.rows[row][static_cast<std::size_t>(found - table.columns.begin())];
}

}  // namespace

TEST_CASE("assessment.csv has exactly the published columns in their order") {
  Scratch scratch;
  write_assessment_csv(scratch.path(), sample_result());
  auto text = bytes_of(scratch / "assessment.csv");
  REQUIRE(text.starts_with("\xEF\xBB\xBF"));  // the sample has names beyond ASCII
  text.erase(0, 3);
  CHECK(text.substr(0, text.find('\n')) == published);
  CHECK(std::ranges::count(text, '\n') == 4);
}

TEST_CASE("the HXL twin has one row of hashtags below the headings and else the same rows") {
  Scratch scratch;
  write_assessment_csv(scratch.path(), sample_result());
  std::istringstream plain{bytes_of(scratch / "assessment.csv")},
      tagged{bytes_of(scratch / "assessment.hxl.csv")};
  std::string a, b;
  std::getline(plain, a);
  std::getline(tagged, b);
  CHECK(a == b);
  std::getline(tagged, b);
  CHECK(b.starts_with("#meta+id,#loc+name+route,"));
  CHECK(std::ranges::count(b, '#') == std::ranges::count(a, ',') + 1);
  for (int row = 0; row < 3; ++row) {
    std::getline(plain, a);
    std::getline(tagged, b);
    CHECK(a == b);
  }
}

TEST_CASE("what was not computed is empty and what is zero is 0") {
  auto result = sample_result();
  result.options[0].assessment.closed = Metres{0};
  auto const table = assessment_table(result);
  CHECK(cell(table, 0, "closed_km") == "0.000");
  CHECK(cell(table, 0, "unknown_control_km") == "0.000");
  for (auto const* column :
       {"elapsed_days", "nights_en_route", "earliest_departure", "largest_vehicle", "explosive_hazard_km",
        "exposure_persistent_expected_incidents", "population_walk_1h"})
    CHECK(cell(table, 0, column).empty());
  CHECK(cell(table, 0, "population_near_stops_5km") == "126052");
  CHECK(cell(table, 0, "exposure_expected_incidents") == "0.0096");
  CHECK(cell(table, 0, "consent_count") == "3");
}

TEST_CASE("without holders nobody counts agreements; without incidents nobody counts none") {
  auto result = sample_result({3, false, false, false, true});
  result.authorities = {};
  auto const table = assessment_table(result);
  for (auto const* column : {"consents", "consent_count", "handovers", "recorded_incidents_within_5km",
                             "exposure_expected_incidents", "population_within_2km", "contested_km"})
    CHECK(cell(table, 1, column).empty());
}

TEST_CASE("lists keep full names, states and overlaps") {
  auto const table = assessment_table(sample_result());
  CHECK(cell(table, 2, "role") == "least-exposed;alternative");
  CHECK(cell(table, 1, "shares_with") == "1:0.21");
  CHECK(cell(table, 0, "crossings") == "Pont de l'Est;المعبر الأوسط");
  CHECK(cell(table, 0, "crossings_not_open") == "المعبر الأوسط");
  CHECK(cell(table, 0, "label") == "SEVERE, internal");
}

TEST_CASE("columns of people follow the bands that were asked for") {
  auto result = sample_result();
  for (auto& option : result.options) {
    option.assessment.people_along = {{"1km", Persons{1}}, {"10km", Persons{2}}};
    option.assessment.people_walking = {{"90min", Persons{3}}};
  }
  auto const columns = assessment_columns(people_bands(result.options));
  auto const has = [&](char const* name) { return std::ranges::find(columns, name) != columns.end(); };
  CHECK(has("population_within_1km"));
  CHECK(has("population_within_10km"));
  CHECK_FALSE(has("population_within_2km"));
  CHECK(has("population_walk_90min"));
}
