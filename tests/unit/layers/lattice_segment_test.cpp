#include "passage/layers/lattice_segment.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("orientation and meeting of segments at their limits") {
  constexpr auto one = LatticePoint::one;
  CHECK(orientation({0, 0}, {one, 0}, {0, -1}) == 1);  // rows count downwards: −1 is above, left of eastwards
  CHECK(orientation({0, 0}, {one, 0}, {0, 1}) == -1);
  CHECK(orientation({0, 0}, {3 * one, one}, {9 * one, 3 * one}) == 0);
  CHECK(segments_meet({0, 0}, {one, one}, {one, one}, {2 * one, 0}));
  CHECK_FALSE(segments_meet({0, 0}, {one, one}, {one + 1, one}, {2 * one, 0}));
  CHECK(segments_meet({0, 0}, {4 * one, 0}, {one, 0}, {2 * one, 0}));
}
