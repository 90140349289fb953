#include "passage/declare/tables/terrain.hpp"

#include "support/catch.hpp"

#include "passage/declare/binding.hpp"

using namespace passage;

TEST_CASE("terrain needs friction or what it is made of") {
  Node const file{std::string{"a.tif"}};
  CHECK_THROWS_AS(bind_options<tables::Terrain>(Table{}, "s"), Error);
  CHECK_THROWS_AS(bind_options<tables::Terrain>(Table{{"landcover", file}}, "s"), Error);
  CHECK(bind_options<tables::Terrain>(Table{{"friction", file}}, "s").friction->path == "a.tif");
  CHECK(bind_options<tables::Terrain>(Table{{"landcover", file}, {"speeds", file}}, "s").speeds->path ==
        "a.tif");
}
