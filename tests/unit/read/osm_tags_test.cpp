#include "passage/read/detail/osm_tags.hpp"

#include "support/catch.hpp"

namespace passage::detail {
namespace {

using testing::Approx;

TEST_CASE("weights are read with their units and nothing is guessed") {
  CHECK(osm_weight("7.5")->value == Approx(7.5));
  CHECK(osm_weight("7.5 t")->value == Approx(7.5));
  CHECK(osm_weight("3500kg")->value == Approx(3.5));
  CHECK(osm_weight("10 st")->value == Approx(9.0718474));
  CHECK(osm_weight("16000 lbs")->value == Approx(7.25747792));
  for (auto const* text : {"none", "default", "", "-3", "0", "8 bananas", "7,5"})
    CHECK_FALSE(osm_weight(text));
}

TEST_CASE("heights and widths are read with their units and nothing is guessed") {
  CHECK(osm_length("3.5")->value == Approx(3.5));
  CHECK(osm_length("3.5 m")->value == Approx(3.5));
  CHECK(osm_length("350 cm")->value == Approx(3.5));
  CHECK(osm_length("12 ft")->value == Approx(3.6576));
  CHECK(osm_length("11'6\"")->value == Approx(3.5052));
  CHECK(osm_length("11'")->value == Approx(3.3528));
  for (auto const* text : {"default", "none", "", "0", "-2", "3,5", "below_default", "11'6", "4 t"})
    CHECK_FALSE(osm_length(text));
}

TEST_CASE("the lowest weight limit of the vehicle holds") {
  VehicleProfile truck;
  truck.access_keys = {"hgv", "access"};
  OsmTags tags;
  tags.add("maxweight", "20");
  tags.add("maxweight:hgv", "12");
  tags.add("maxweight:bus", "3");
  CHECK(osm_weight_limit(tags, truck) == Tonnes{12});
}

TEST_CASE("speed limits and durations") {
  CHECK(osm_speed_limit("50")->value * 3.6 == Approx(50));
  CHECK(osm_speed_limit("walk")->value * 3.6 == Approx(5));
  CHECK_FALSE(osm_speed_limit("none"));
  CHECK_FALSE(osm_speed_limit("RO:urban"));
  CHECK_FALSE(osm_speed_limit("signals"));
  CHECK(osm_duration("45") == Seconds{2700});
  CHECK(osm_duration("1:30") == Seconds{5400});
  CHECK(osm_duration("01:30:30") == Seconds{5430});
  CHECK(osm_duration("PT2H30M") == Seconds{9000});
  for (auto const* text : {"", "1 day", "a:b", "::", "0"}) CHECK_FALSE(osm_duration(text));
}

TEST_CASE("motorbikes pass bollards, walkers pass barriers, trucks neither") {
  VehicleProfile truck, bike, walker;
  bike.vehicle = Vehicle::motorbike;
  walker.vehicle = Vehicle::foot;
  OsmTags bollard, chain;
  bollard.add("barrier", "bollard");
  chain.add("barrier", "chain");
  CHECK(osm_barrier(bollard, truck) == OsmBarrier::blocks);
  CHECK(osm_barrier(bollard, bike) == OsmBarrier::passes);
  CHECK(osm_barrier(chain, bike) == OsmBarrier::blocks);
  CHECK(osm_barrier(chain, walker) == OsmBarrier::passes);
  chain.add("access", "yes");
  truck.access_keys = {"access"};
  CHECK(osm_barrier(chain, truck) == OsmBarrier::passes);
  OsmTags toll;
  toll.add("barrier", "toll_booth");
  CHECK(osm_barrier(toll, truck) == OsmBarrier::passes);
}

}  // namespace
}  // namespace passage::detail
