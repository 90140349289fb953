#include "passage/layers/presence.hpp"

#include "support/catch.hpp"

namespace passage {

using testing::Approx;

TEST_CASE("Presence along a line: all of its time, at the middles of equal pieces") {
  std::vector<Presence> presences;
  add_presence(presences, {{0, 0}, {100, 0}, {100, 0}, {100, 300}}, Seconds{80}, Metres{110});
  REQUIRE(presences.size() == 4);
  CHECK(presences[0].point == Point{50, 0});
  CHECK(presences[1].point == Point{100, 50});
  CHECK(presences[3].point == Point{100, 250});
  double time = 0;
  for (auto const& presence : presences) time += presence.time.value;
  CHECK(time == Approx(80.0));
  add_presence(presences, {{7, 7}, {7, 7}}, Seconds{5}, Metres{100});
  CHECK(presences.back().point == Point{7, 7});
  CHECK(presences.back().time.value == 5);
}

}  // namespace passage
