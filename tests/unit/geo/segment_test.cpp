#include "passage/geo/detail/segment.hpp"

#include <cmath>

#include "support/catch.hpp"

#include "passage/base/random.hpp"
#include "passage/geo/detail/orientation.hpp"

using passage::Point;
using passage::Random;
using passage::detail::meeting_of;
using passage::detail::orientation;
using passage::detail::Segment;

namespace {

__extension__ using Wide = __int128;

// Oracle: whole numbers of 128 bits hold every product of coordinates below 2^52 exactly.
Wide whole_orientation(Point a, Point b, Point c) {
  auto const whole = [](double value) { return static_cast<Wide>(value); };
  return (whole(b.x) - whole(a.x)) * (whole(c.y) - whole(a.y)) -
         (whole(b.y) - whole(a.y)) * (whole(c.x) - whole(a.x));
}

double near_integer(Random& random, double centre, double reach) {
  return std::floor(centre + random.uniform(-reach, reach));
}

bool same(passage::detail::SegmentMeeting const& a, passage::detail::SegmentMeeting const& b) {
  if (a.count != b.count) return false;
  for (int i = 0; i < a.count; ++i) {
    if (a.spots[i].point != b.spots[i].point) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("the side of a line is exact and its size good to twelve digits") {
  Random random{91};
  int on_line = 0;
  for (int k = 0; k < 200000; ++k) {
    // Three points near one line of large whole numbers, so that plain arithmetic cancels.
    double const scale = std::ldexp(1.0, 20 + static_cast<int>(random.below(32)));
    Point const a{near_integer(random, 0, scale), near_integer(random, 0, scale)};
    Point const step{near_integer(random, 0, scale / 64), near_integer(random, 0, scale / 64)};
    auto const along = [&](double times) {
      return Point{a.x + times * step.x + near_integer(random, 0.5, 1),
                   a.y + times * step.y + near_integer(random, 0.5, 1)};
    };
    auto const b = along(near_integer(random, 0, 30)), c = along(near_integer(random, 0, 30));
    auto const exact = whole_orientation(a, b, c);
    double const found = orientation(a, b, c);
    on_line += exact == 0;
    REQUIRE(passage::detail::sign(found) == (exact > 0) - (exact < 0));
    REQUIRE(std::abs(found - static_cast<double>(exact)) <= 2e-12 * std::abs(static_cast<double>(exact)));
    REQUIRE(orientation(b, a, c) == -found);
  }
  CHECK(on_line > 100);
}

TEST_CASE("plain arithmetic gets some of these wrong") {
  // Kettner et al. 2008, "Classroom examples of robustness problems": points a few last places around
  // (0.5, 0.5) against the line from (12, 12) to (24, 24).
  double const last_place = std::ldexp(1.0, -53);
  int wrong = 0;
  for (int i = 0; i < 64; ++i) {
    for (int j = 0; j < 64; ++j) {
      Point const point{0.5 + i * last_place, 0.5 + j * last_place};
      int const expected = (j > i) - (j < i);
      CHECK(passage::detail::sign(orientation({12, 12}, {24, 24}, point)) == expected);
      // volatile: each product and difference rounds to a double.
      double const volatile left = (24 - point.x) * (12 - point.y), right = (24 - point.y) * (12 - point.x);
      wrong += passage::detail::sign(left - right) != -expected;
    }
  }
  CHECK(wrong > 100);
}

TEST_CASE("two segments meet at the same points from either side and in either direction") {
  Random random{92};
  int met = 0;
  for (int k = 0; k < 20000; ++k) {
    auto const point = [&] {
      return k % 2 ? Point{random.uniform(0, 1e6), random.uniform(0, 1e6)}
                   : Point{static_cast<double>(random.below(5)), static_cast<double>(random.below(5))};
    };
    Segment const one{point(), point()}, other{point(), point()};
    if (one.a == one.b || other.a == other.b) continue;
    auto const meeting = meeting_of(one, other);
    met += meeting.count > 0;
    CHECK(same(meeting, meeting_of(other, one)));
    CHECK(same(meeting, meeting_of({one.b, one.a}, other)));
    CHECK(same(meeting, meeting_of(one, {other.b, other.a})));
    for (int i = 0; i < meeting.count; ++i) {
      auto const& spot = meeting.spots[i];
      CHECK(passage::distance(passage::detail::between(one.a, one.b, spot.first), spot.point) < 1e-6);
      CHECK(passage::distance(passage::detail::between(other.a, other.b, spot.second), spot.point) < 1e-6);
    }
  }
  CHECK(met > 4000);
}

TEST_CASE("the ends of a segment are met exactly") {
  Point const a{0.1, 0.7}, b{0.3, 1e9 + 0.1};
  CHECK(passage::detail::between(a, b, 1) == b);
  CHECK(passage::detail::between(a, b, 0) == a);
  CHECK(passage::detail::foot_on({a, b}, {0.3, 2e9}).point == b);
  CHECK(passage::detail::foot_on({a, a}, {0.1, 1.7}).share == 0);
}
