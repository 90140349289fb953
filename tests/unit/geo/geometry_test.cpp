#include "passage/geo/geometry.hpp"

#include <cmath>
#include <numbers>

#include "support/catch.hpp"

using passage::area;
using passage::bounds;
using passage::Box;
using passage::Geometry;
using passage::Line;
using passage::MultiLine;
using passage::MultiPoint;
using passage::MultiPolygon;
using passage::Point;
using passage::Polygon;
using passage::testing::Approx;

namespace {
Line const square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
Line const hole{{1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}};
}  // namespace

TEST_CASE("a new box is empty and grows with what is added") {
  Box box;
  CHECK(box.is_empty());
  box.add(Box{});
  CHECK(box.is_empty());
  box.add(Point{3, 5});
  CHECK_FALSE(box.is_empty());
  box.add(Point{-1, 7});
  CHECK(box.low == Point{-1, 5});
  CHECK(box.high == Point{3, 7});
  CHECK(box.width() == 4);
  CHECK(box.height() == 2);
  CHECK(box.centre() == Point{1, 6});
  CHECK(box.grown(1).contains({-2, 4}));
  CHECK_FALSE(box.contains({-2, 5}));
}

TEST_CASE("boxes that touch intersect, empty ones never") {
  Box const box{{0, 0}, {2, 2}};
  CHECK(box.intersects({{2, 2}, {3, 3}}));
  CHECK_FALSE(box.intersects({{2.1, 0}, {3, 3}}));
  CHECK_FALSE(box.intersects(Box{}));
  CHECK_FALSE(Box{}.intersects(box));
}

TEST_CASE("bounds hold every kind of geometry") {
  CHECK(bounds(Geometry{}).is_empty());
  CHECK(bounds(Geometry{MultiPoint{{1, 2}, {3, 0}}}).high == Point{3, 2});
  CHECK(bounds(Geometry{MultiLine{{{1, 2}, {3, 0}}, {{-5, 1}, {0, 0}}}}).low == Point{-5, 0});
  CHECK(bounds(Geometry{MultiPolygon{{square, {hole}}}}).high == Point{4, 4});
}

TEST_CASE("lengths and areas") {
  CHECK(passage::distance({0, 0}, {3, 4}) == 5);
  CHECK(passage::length({{0, 0}, {3, 4}, {3, 10}}) == 11);
  CHECK(passage::length({{7, 7}}) == 0);
  CHECK(area(Polygon{square, {}}) == 16);
  CHECK(area(Polygon{square, {hole}}) == 15);
  CHECK(area(MultiPolygon{{square, {hole}}, {square, {}}}) == 31);
  CHECK(area(Polygon{}) == 0);
}

TEST_CASE("areas keep their digits far from the origin") {
  Line ring;
  for (int i = 0; i <= 360; ++i) {
    double const angle = 2 * std::numbers::pi * (i % 360) / 360;
    ring.push_back({5e6 + 100 * std::cos(angle), 9e6 + 100 * std::sin(angle)});
  }
  double const exact = 180 * std::sin(2 * std::numbers::pi / 360) * 1e4;
  CHECK(area(Polygon{ring, {}}) == Approx(exact).epsilon(1e-9));
}
