#include "passage/geo/overlay.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <thread>

#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/base/random.hpp"
#include "passage/geo/line.hpp"

using passage::area;
using passage::Line;
using passage::MultiPolygon;
using passage::Point;
using passage::Polygon;
using passage::Random;
using passage::testing::Approx;
using passage::testing::contains;

namespace {

Line rectangle(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}
MultiPolygon box(double west, double south, double east, double north) {
  return {{rectangle(west, south, east, north), {}}};
}

// A 64-gon has this share of its circle's area.
double const circle_share = 64 / (2 * std::numbers::pi) * std::sin(2 * std::numbers::pi / 64);

bool is_counterclockwise(Line const& ring) {
  double doubled = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    doubled += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  return doubled > 0;
}

}  // namespace

TEST_CASE("buffers have round ends of 16 segments a quarter") {
  CHECK(area(passage::buffer(Point{5, 5}, 2)) == Approx(4 * std::numbers::pi * circle_share));
  CHECK(area(passage::buffer(Line{{0, 0}, {10, 0}}, 1)) == Approx(20 + std::numbers::pi * circle_share));
  CHECK(area(passage::buffer(box(0, 0, 4, 4), 1)) == Approx(16 + 16 + std::numbers::pi * circle_share));
  CHECK(area(passage::buffer(box(0, 0, 4, 4), -1)) == Approx(4));
  CHECK(passage::buffer(box(0, 0, 4, 4), -3).empty());
}

TEST_CASE("intersection, difference and union share out the area") {
  auto const a = box(0, 0, 4, 4), b = box(2, 2, 6, 6), far = box(20, 20, 21, 21);
  CHECK(area(passage::intersection(a, b)) == 4);
  CHECK(area(passage::difference(a, b)) == 12);
  CHECK(area(passage::union_of({a, b})) == 28);
  CHECK(passage::intersection(a, far).empty());
  CHECK(passage::intersection(a, box(4, 0, 8, 4)).empty());  // a common edge has no area
  CHECK(passage::union_of({a, far}).size() == 2);
  CHECK(passage::union_of({}).empty());
  CHECK(passage::difference(a, {}) == passage::union_of({a}));
}

TEST_CASE("random overlaps obey inclusion and exclusion") {
  Random random{31};
  for (int round = 0; round < 100; ++round) {
    auto const blob = [&] {
      Line line;
      for (int i = 0; i < 4; ++i) line.push_back({random.uniform(0, 50), random.uniform(0, 50)});
      return passage::buffer(line, random.uniform(1, 8));
    };
    auto const a = blob(), b = blob();
    double const both = area(passage::intersection(a, b));
    CHECK(area(passage::union_of({a, b})) == Approx(area(a) + area(b) - both));
    CHECK(area(passage::difference(a, b)) == Approx(area(a) - both).margin(1e-9));
  }
}

TEST_CASE("results come in one order, whatever the order of the input") {
  auto const a = box(0, 0, 4, 4), b = box(10, 0, 14, 4), c = box(0, 10, 4, 14);
  auto const one = passage::union_of({a, b, c});
  CHECK(one == passage::union_of({c, a, b}));
  auto turned = a;
  turned[0].outer = {{4, 4}, {4, 0}, {0, 0}, {0, 4}, {4, 4}};
  CHECK(one == passage::union_of({b, turned, c}));
  CHECK(is_counterclockwise(one[0].outer));
  auto const ring = passage::difference(a, box(1, 1, 2, 2));
  REQUIRE(ring.size() == 1);
  REQUIRE(ring[0].holes.size() == 1);
  CHECK(is_counterclockwise(ring[0].outer));
  CHECK_FALSE(is_counterclockwise(ring[0].holes[0]));
}

TEST_CASE("an invalid polygon is named with its place, and repaired by the even-odd rule") {
  MultiPolygon const bow{{Line{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}, {}}};
  auto const problem = passage::validity_problem(bow);
  REQUIRE(problem);
  CHECK_THAT(*problem, contains("Self-intersection at 2 2"));
  auto const repaired = passage::repaired(bow);
  CHECK(repaired.size() == 2);
  CHECK(area(repaired) == 8);
  CHECK_FALSE(passage::validity_problem(repaired));
  CHECK_FALSE(passage::validity_problem(box(0, 0, 1, 1)));
  CHECK_FALSE(passage::validity_problem({}));
}

TEST_CASE("overlapping parts are repaired to one area") {
  MultiPolygon overlapping = box(0, 0, 4, 4);
  overlapping.push_back(box(2, 2, 6, 6)[0]);
  CHECK(passage::validity_problem(overlapping));
  CHECK(area(passage::repaired(overlapping)) == 28);
}

TEST_CASE("rings that GEOS does not take are named and left out") {
  MultiPolygon const open{{Line{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, {}}};
  CHECK_THAT(passage::validity_problem(open).value(), contains("not closed at 0 0"));
  CHECK(area(passage::repaired(open)) == 16);
  MultiPolygon const spike{{Line{{0, 0}, {1, 1}, {0, 0}}, {}}};
  CHECK_THAT(passage::validity_problem(spike).value(), contains("fewer than three corners"));
  CHECK(passage::repaired(spike).empty());
  MultiPolygon const unknown{{Line{{0, 0}, {std::nan(""), 1}, {1, 1}, {0, 0}}, {}}};
  CHECK_THAT(passage::validity_problem(unknown).value(), contains("not a number"));
  CHECK(passage::validity_problem({Polygon{}}));
}

TEST_CASE("an operation on an invalid polygon fails with what GEOS says") {
  MultiPolygon const bow{{Line{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}, {}}};
  try {
    passage::intersection(bow, box(1, 0, 3, 4));
    FAIL("no error");
  } catch (passage::Error const& error) {
    CHECK(error.code() == "geometry_failed");
    CHECK_THAT(error.message(), contains("2 2"));
  }
}

TEST_CASE("simplified lines keep their ends and stay within the tolerance") {
  Random random{32};
  Line line{{0, 0}};
  while (line.size() < 500) line.push_back({line.back().x + 1, line.back().y + random.uniform(-0.4, 0.4)});
  auto const simple = passage::simplified(line, 0.5);
  CHECK(simple.size() < 250);
  CHECK(simple.front() == line.front());
  CHECK(simple.back() == line.back());
  for (auto const& point : line) CHECK(passage::nearest_on(simple, point).distance <= 0.5 + 1e-12);
  auto const round = passage::buffer(Point{0, 0}, 10);
  auto const few = passage::simplified(round, 0.5);
  CHECK(few[0].outer.size() < round[0].outer.size() / 2);
  CHECK_FALSE(passage::validity_problem(few));
}

TEST_CASE("threads work side by side and agree") {
  MultiPolygon results[4];
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&result] {
      for (int i = 0; i < 50; ++i) result = passage::buffer(Line{{0, 0}, {30, 7}, {50, -8}}, 3);
    });
  }
  for (auto& thread : threads) thread.join();
  for (auto const& result : results) CHECK(result == results[0]);
}
