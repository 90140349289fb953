#include "passage/geo/coordinate_rounding.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("decimals and digits say no more than the grid") {
  CHECK(degree_decimals(Metres{0}) == 6);
  CHECK(degree_decimals(Metres{10}) == 4);      // 0.0001 degrees are 11 m
  CHECK(degree_decimals(Metres{100}) == 3);     // 111 m
  CHECK(degree_decimals(Metres{10000}) == 1);   // 11 km
  CHECK(degree_decimals(Metres{500000}) == 0);  // never less than whole degrees
  CHECK(mgrs_digits(Metres{0}) == 5);
  CHECK(mgrs_digits(Metres{10}) == 4);
  CHECK(mgrs_digits(Metres{25}) == 3);  // squares of 100 m
  CHECK(mgrs_digits(Metres{10000}) == 1);
}

TEST_CASE("degrees are rounded, and minus nought is nought") {
  auto const place = rounded({-10.246714, 4.850049}, 4);
  CHECK(place.lon == testing::Approx(-10.2467));
  CHECK(place.lat == testing::Approx(4.85));
  CHECK_FALSE(std::signbit(rounded({-0.00001, 0}, 4).lon));
}

TEST_CASE("snapped points are multiples of the grid and lines keep their ends") {
  CHECK(snapped(Point{14.9, -25.1}, Metres{10}) == Point{10, -30});
  CHECK(snapped(Point{14.9, -25.1}, Metres{0}) == Point{14.9, -25.1});
  Line const line{{1, 1}, {2, 2}, {14, 1}, {26, 4}};
  CHECK(snapped(line, Metres{10}) == Line{{0, 0}, {10, 0}, {30, 0}});
  CHECK(snapped(Line{{1, 1}, {2, 2}}, Metres{10}).size() == 2);
}

TEST_CASE("rings that shrink to nothing are gone, others stay closed") {
  Polygon const large{{{1, 1}, {98, 2}, {99, 99}, {1, 1}}, {{{50, 40}, {52, 40}, {52, 42}, {50, 40}}}};
  Polygon const small{{{1, 1}, {2, 1}, {2, 2}, {1, 1}}, {}};
  auto const made = snapped(MultiPolygon{large, small}, Metres{10});
  REQUIRE(made.size() == 1);
  CHECK(made[0].outer.front() == made[0].outer.back());
  CHECK(made[0].holes.empty());
  auto const points = snapped(Geometry{MultiPoint{{4, 6}}}, Metres{10});
  CHECK(std::get<MultiPoint>(points) == MultiPoint{{0, 10}});
}
