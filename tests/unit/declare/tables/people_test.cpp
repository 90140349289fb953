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
