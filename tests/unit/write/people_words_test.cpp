#include "passage/write/people_words.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"

using namespace passage;
using passage::testing::Approx;
using passage::testing::contains;
using passage::testing::sample_result;

TEST_CASE("areas with anybody within stand lowest rate first, those with nobody by their need") {
  auto const result = sample_result();
  auto const tables = people_tables(result.reach[0], Messages{});
  REQUIRE(tables.size() == 3);
  auto const& table = tables[1];
  CHECK(table.heading == "within 5 km of the line");
  CHECK(table.within.value == Approx(90010));
  CHECK(table.left_out.value == Approx(110020));
  REQUIRE(table.areas.size() == 2);
  CHECK(table.areas[0].name == "Вершина");  // 30 of 60 thousand before 60 of 100 thousand
  CHECK(table.areas[1].name == "Rivage");
  REQUIRE(table.without.size() == 1);
  CHECK_THAT(table.without[0].name, contains("الجبل"));
  CHECK(table.suppressed == 1);
  REQUIRE(table.controlled.size() == 2);  // in the order given, whatever the rates
  CHECK(table.controlled[0].name == "Northern Council");
}

TEST_CASE("the lines under a table say who is left out and what stands beside the raster") {
  auto const result = sample_result();
  auto const tables = people_tables(result.reach[0], Messages{});
  std::string all;
  for (auto const& line : people_lines(tables[1], Messages{})) all += line + "\n";
  CHECK_THAT(all,
             contains("90\u202F000 people live within 5 km of the line; 110\u202F000 on the raster do not."));
  CHECK_THAT(all, contains("Areas with nobody within: \u2068الجبل\u2069 (40\u202F000)."));
  CHECK_THAT(all, contains("too few people to show: 1."));
  CHECK_THAT(all, contains("worst ratio: 0.25 (Вершина)") && contains("divergence: 0.125"));
  CHECK_THAT(all, contains("Camp du Lac displacement (7"));
  for (auto const& line : people_lines(tables[1], Messages{}, false))
    CHECK(line.find("nobody") == std::string::npos);
}

TEST_CASE("a sheet with room for one table shows the widest distance from the line") {
  auto const result = sample_result();
  auto const tables = people_tables(result.reach[0], Messages{});
  REQUIRE(widest_along(tables) != nullptr);
  CHECK(widest_along(tables)->key.band == "5km");
  CHECK(widest_along({}) == nullptr);
}

TEST_CASE("shares as percentages") {
  CHECK(percent_text(Share{0.2358}) == "23.6 %");
  CHECK(percent_text(std::nullopt).empty());
}
