#include "passage/algorithms/population_age.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

Date date(char const* text) {
  return *parse_date(text);
}

}  // namespace

TEST_CASE("a year that stands alone in a file's name is the day the people were counted for") {
  CHECK(year_in_name("data/ssd_ppp_2020_UNadj.tif") == date("2020-12-31"));
  CHECK(year_in_name("population_ghs2015_250m_mollweide.tif") == date("2015-12-31"));
  CHECK_FALSE(year_in_name("2019/people.tif"));
  CHECK_FALSE(year_in_name("people_20201231.tif"));
  CHECK_FALSE(year_in_name("people_2000_to_2020.tif"));
  CHECK_FALSE(year_in_name("tile_1234.tif"));
}

TEST_CASE("people counted more than 24 months ago are a finding, and so is a day nobody knows") {
  tables::Population population;
  population.source.path = "people.tif";
  Context undated;
  find_old_population(population, date("2024-01-01"), undated);
  CHECK(undated.findings.has("population_undated"));

  population.as_of = date("2022-02-01");
  Context fresh;
  find_old_population(population, date("2024-01-20"), fresh);
  CHECK(fresh.findings.list().empty());

  population.as_of = date("2015-12-31");
  Context old;
  find_old_population(population, date("2024-01-20"), old);
  REQUIRE(old.findings.has("population_old"));
  CHECK(old.findings.list().front().text.find("96 months") != std::string::npos);

  population.as_of.reset();
  population.source.path = "ppp_2020.tif";
  Context named;
  find_old_population(population, date("2024-01-20"), named);
  CHECK(named.findings.has("population_old"));
}
