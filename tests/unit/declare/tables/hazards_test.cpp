#include "passage/declare/tables/hazards.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

TEST_CASE("incidents have the documented defaults") {
  auto const incidents = bind_options<tables::Incidents>(Table{{"source", Node{std::string{"e.csv"}}}}, "s");
  CHECK(incidents.half_life == 90 * day);
  CHECK(incidents.bandwidth == Metres{5000});
  CHECK(incidents.radius == Metres{1000});
  CHECK(incidents.window == 365 * day);
}

TEST_CASE("an avoided area is soft unless forbidden") {
  Table tree{{"source", Node{std::string{"a.gpkg"}}}};
  CHECK(bind_options<tables::Avoid>(tree, "s").factor == AvoidFactor{false, Ratio{10}});
  tree.emplace_back("factor", Node{std::string{"forbidden"}});
  CHECK(bind_options<tables::Avoid>(tree, "s").factor.is_forbidden);
}
