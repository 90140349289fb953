#include "passage/geo/area_index.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using passage::AreaIndex;
using passage::Line;
using passage::MultiPolygon;
using passage::Point;
using passage::Polygon;
using passage::Random;
using passage::Share;
using passage::Stretch;
using passage::testing::Approx;

namespace {

using Areas = std::vector<std::size_t>;

Line rectangle(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

Line wobbly_ring(Random& random, Point centre, double radius, int points) {
  Line ring;
  for (int i = 0; i < points; ++i) {
    double const angle = 2 * std::numbers::pi * i / points;
    double const r = radius * random.uniform(0.6, 1.0);
    ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

// Oracle: the winding angle seen from the point, summed with trigonometry.
bool surrounds(Line const& ring, Point p) {
  double turned = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    double const a = std::atan2(ring[i - 1].y - p.y, ring[i - 1].x - p.x);
    double const b = std::atan2(ring[i].y - p.y, ring[i].x - p.x);
    turned += std::remainder(b - a, 2 * std::numbers::pi);
  }
  return std::abs(turned) > std::numbers::pi;
}
bool holds(MultiPolygon const& area, Point p) {
  for (auto const& polygon : area) {
    bool inside = surrounds(polygon.outer, p);
    for (auto const& hole : polygon.holes) inside = inside && !surrounds(hole, p);
    if (inside) return true;
  }
  return false;
}

std::vector<MultiPolygon> random_areas(Random& random, std::size_t count) {
  std::vector<MultiPolygon> areas(count);
  for (auto& area : areas) {
    Point const centre{random.uniform(0, 100), random.uniform(0, 100)};
    Polygon polygon{
        wobbly_ring(random, centre, random.uniform(5, 40), 5 + static_cast<int>(random.below(40))), {}};
    if (random.below(2)) polygon.holes.push_back(wobbly_ring(random, centre, 2.5, 7));
    area.push_back(polygon);
  }
  return areas;
}

double length_within(std::vector<Stretch> const& stretches, std::size_t area) {
  double sum = 0;
  for (auto const& stretch : stretches) {
    for (auto const index : stretch.areas) {
      if (index == area) sum += (stretch.upto - stretch.from).value;
    }
  }
  return sum;
}

void check_cover(std::vector<Stretch> const& stretches) {
  REQUIRE_FALSE(stretches.empty());
  CHECK(stretches.front().from.value == 0);
  CHECK(stretches.back().upto.value == 1);
  for (std::size_t i = 1; i < stretches.size(); ++i) {
    CHECK(stretches[i - 1].upto == stretches[i].from);
    CHECK(stretches[i - 1].areas != stretches[i].areas);
  }
}

}  // namespace

TEST_CASE("points are found in their areas as the winding angle says") {
  Random random{21};
  for (int round = 0; round < 30; ++round) {
    auto const areas = random_areas(random, 1 + random.below(12));
    AreaIndex const index{areas};
    for (int k = 0; k < 100; ++k) {
      Point const point{random.uniform(-20, 120), random.uniform(-20, 120)};
      Areas expected;
      for (std::size_t area = 0; area < areas.size(); ++area) {
        if (holds(areas[area], point)) expected.push_back(area);
      }
      CHECK(index.containing(point) == expected);
    }
  }
}

TEST_CASE("a point on the boundary between neighbours belongs to exactly one of them") {
  AreaIndex const index{{{{rectangle(0, 0, 4, 4), {}}},
                         {{rectangle(4, 0, 8, 4), {}}},
                         {{rectangle(0, 4, 4, 8), {}}},
                         {{rectangle(4, 4, 8, 8), {}}}}};
  for (double x = 0.5; x < 8; x += 0.5) {
    CHECK(index.containing({x, 4}).size() == 1);
    CHECK(index.containing({4, x}).size() == 1);
  }
  CHECK(index.containing({9, 4}).empty());
}

TEST_CASE("a line is cut where it crosses a boundary") {
  AreaIndex const index{
      {{{rectangle(2, -1, 6, 1), {rectangle(3, -0.5, 4, 0.5)}}}, {{rectangle(5, -1, 8, 1), {}}}}};
  auto const stretches = index.stretches({{0, 0}, {10, 0}});
  check_cover(stretches);
  REQUIRE(stretches.size() == 7);
  double const ends[] = {0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1};
  Areas const areas[] = {{}, {0}, {}, {0}, {0, 1}, {1}, {}};
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(stretches[i].upto.value == Approx(ends[i]).epsilon(1e-14));
    CHECK(stretches[i].areas == areas[i]);
  }
}

TEST_CASE("touching a boundary does not cut a line") {
  AreaIndex const index{{{{Line{{5, 0}, {7, 3}, {3, 3}, {5, 0}}, {}}}}};
  CHECK(index.stretches({{0, 0}, {10, 0}}).size() == 1);
  CHECK(index.stretches({{0, 0}, {5, 0}, {10, -1}}).size() == 1);
  CHECK(index.stretches({{5, 0}, {5, -4}}).size() == 1);
}

TEST_CASE("a line along a common boundary stays on one side, however the boundary slopes") {
  Random random{22};
  for (int round = 0; round < 200; ++round) {
    Line border{{random.uniform(-1, 1), 0}};
    while (border.size() < 12)
      border.push_back({border.back().x + random.uniform(-1, 1), border.back().y + random.uniform(0.01, 2)});
    double const top = border.back().y;
    Line west = border, east = border;
    for (auto const& corner : {Point{-50, top}, Point{-50, 0}, border.front()}) west.push_back(corner);
    for (auto const& corner : {Point{50, top}, Point{50, 0}, border.front()}) east.push_back(corner);
    AreaIndex const index{{{{west, {}}}, {{east, {}}}}};
    auto const stretches = index.stretches(border);
    check_cover(stretches);
    REQUIRE(stretches.size() == 1);
    CHECK(stretches[0].areas == Areas{1});  // east of the boundary, always
    CHECK(index.stretches(passage::reversed(border))[0].areas == Areas{1});
  }
}

TEST_CASE("lengths inside areas agree with sampling") {
  Random random{23};
  for (int round = 0; round < 40; ++round) {
    auto const areas = random_areas(random, 1 + random.below(6));
    Line line;
    for (int i = 0; i < 6; ++i) line.push_back({random.uniform(-20, 120), random.uniform(-20, 120)});
    auto const stretches = AreaIndex{areas}.stretches(line);
    check_cover(stretches);
    int const samples = 4000;
    for (std::size_t area = 0; area < areas.size(); ++area) {
      int inside = 0;
      for (int k = 0; k < samples; ++k)
        inside += holds(areas[area], point_at(line, Share{(k + 0.5) / samples}));
      CHECK(length_within(stretches, area) == Approx(inside * 1.0 / samples).margin(0.004));
    }
  }
}

TEST_CASE("short stretches join their longer neighbour") {
  AreaIndex const index{{{{rectangle(10, -1, 11, 1), {}}}, {{rectangle(11, -1, 30, 1), {}}}}};
  Line const line{{0, 0}, {100, 0}};
  auto const all = index.stretches(line);
  REQUIRE(all.size() == 4);
  auto const kept = index.stretches(line, 2);
  check_cover(kept);
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].upto.value == Approx(0.10));  // the 1 long stretch joins the 19 long one, not the 10 long one
  CHECK(kept[1].areas == Areas{1});
  CHECK(kept[1].upto.value == Approx(0.30));
  CHECK(index.stretches(line, 1000).size() == 1);
  // A short gap between two stretches of one area closes.
  AreaIndex const gap{{{{rectangle(10, -1, 40, 1), {}}, {rectangle(41, -1, 60, 1), {}}}}};
  CHECK(gap.stretches(line, 2).size() == 3);
}

TEST_CASE("the distance to the nearest area is 0 inside and to its outline outside") {
  AreaIndex const index{
      {{{rectangle(0, 0, 4, 4), {rectangle(1, 1, 3, 3)}}}, {{rectangle(10, 0, 12, 4), {}}}}};
  CHECK(index.distance({0.5, 2}, 1) == 0);
  CHECK(index.distance({2, 2.25}, 5) == 0.75);
  CHECK(index.distance({8, 2}, 5) == 2);
  CHECK(index.distance({8, 2}, 1) == std::numeric_limits<double>::infinity());
}

TEST_CASE("polygons of 100 000 vertices are looked up through their index") {
  Random random{24};
  Line coast;
  for (int i = 0; i < 100000; ++i) {
    double const angle = 2 * std::numbers::pi * i / 100000;
    double const r = 80 + 15 * std::sin(9 * angle) + random.uniform(-0.02, 0.02);
    coast.push_back({r * std::cos(angle), r * std::sin(angle)});
  }
  coast.push_back(coast.front());
  std::vector<MultiPolygon> const areas{{{coast, {}}}};
  AreaIndex const index{areas};
  for (int k = 0; k < 20; ++k) {
    Point const point{random.uniform(-100, 100), random.uniform(-100, 100)};
    CHECK((index.containing(point).size() == 1) == holds(areas[0], point));
  }
  // The area of the ring is pi (80² + 15²/2): 20 358.
  int inside = 0;
  int const draws = 100000;
  for (int k = 0; k < draws; ++k)
    inside +=
        static_cast<int>(index.containing({random.uniform(-100, 100), random.uniform(-100, 100)}).size());
  CHECK(inside * 40000.0 / draws == Approx(passage::area(areas[0])).epsilon(0.02));
}

TEST_CASE("areas without polygons hold nothing") {
  AreaIndex const index{{{}, {{rectangle(0, 0, 1, 1), {}}}}};
  CHECK(index.containing({0.5, 0.5}) == Areas{1});
  CHECK(AreaIndex{{}}.containing({0, 0}).empty());
  CHECK(AreaIndex{{}}.stretches({{0, 0}, {1, 1}}).size() == 1);
  CHECK(index.stretches({{0.5, 0.5}, {0.5, 0.5}})[0].areas == Areas{1});
}
