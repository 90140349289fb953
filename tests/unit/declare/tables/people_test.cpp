#include "passage/declare/tables/people.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

TEST_CASE("nobody walks over a line unless that is set") {
  CHECK_FALSE(tables::Reach{}.across_lines);
  CHECK(tables::Reach{}.walk == std::vector<Seconds>{hour, 2 * hour});
}

TEST_CASE("a population raster is counts unless it says density") {
  Table tree{{"source", Node{std::string{"p.tif"}}}};
  CHECK(bind_options<tables::Population>(tree, "s").unit == tables::PopulationUnit::count);
  tree.emplace_back("unit", Node{std::string{"density"}});
  CHECK(bind_options<tables::Population>(tree, "s").unit == tables::PopulationUnit::density);
}

TEST_CASE("nodata and CRS of a population raster may be given where the file is silent") {
  Table tree;
  tree.emplace_back("source", Node{std::string{"p.tif"}, "s:1"});
  tree.emplace_back("nodata", Node{-99999.0, "s:2"});
  tree.emplace_back("crs", Node{std::string{"EPSG:32636"}, "s:3"});
  auto const population = bind_options<tables::Population>(tree, "s");
  CHECK(population.nodata == Persons{-99999});
  CHECK(population.crs.value == "EPSG:32636");
}
