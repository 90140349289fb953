#include "passage/geo/area_overlap.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

MultiPolygon box_of(double left, double low, double right, double high) {
  return {{{{left, low}, {right, low}, {right, high}, {left, high}, {left, low}}, {}}};
}

}  // namespace

TEST_CASE("Neighbours and slivers are no overlap, shared ground is, with its share of the smaller area") {
  CHECK(overlaps_among({box_of(0, 0, 1, 1), box_of(1, 0, 2, 1), box_of(0, 1, 2, 2)}).empty());
  CHECK(overlaps_among({box_of(0, 0, 1.001, 1), box_of(1, 0, 2, 1)}).empty());
  CHECK(overlaps_among({}).empty());
  CHECK(overlaps_among({box_of(0, 0, 1, 1)}).empty());
  auto const found = overlaps_among({box_of(0, 0, 4, 4), box_of(3, 3, 5, 5), box_of(8, 8, 9, 9)});
  REQUIRE(found.size() == 1);
  CHECK(found[0].first == 0);
  CHECK(found[0].second == 1);
  CHECK(found[0].share == Approx(0.25).epsilon(0.05));
}

TEST_CASE("An area inside another overlaps it wholly; a hole is not ground") {
  auto ring = box_of(0, 0, 10, 10);
  ring[0].holes.push_back({{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}});
  CHECK(overlaps_among({ring, box_of(4.1, 4.1, 5.9, 5.9)}).empty());
  auto const found = overlaps_among({ring, box_of(1, 1, 3, 3)});
  REQUIRE(found.size() == 1);
  CHECK(found[0].share == Approx(1.0));
}
