#include "passage/geo/line.hpp"

#include <cmath>
#include <limits>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using passage::Line;
using passage::nearest_on;
using passage::part_of;
using passage::Point;
using passage::point_at;
using passage::Random;
using passage::Share;
using passage::testing::Approx;

namespace {
Line const bent{{0, 0}, {3, 4}, {3, 4}, {3, 9}};  // 5 + 0 + 5 long
}

TEST_CASE("positions are shares of the planar length") {
  CHECK(passage::running_lengths(bent) == std::vector<double>{0, 5, 5, 10});
  CHECK(point_at(bent, Share{0}) == Point{0, 0});
  CHECK(point_at(bent, Share{0.25}) == Point{1.5, 2});
  CHECK(point_at(bent, Share{0.5}) == Point{3, 4});
  CHECK(point_at(bent, Share{0.75}) == Point{3, 6.5});
  CHECK(point_at(bent, Share{1}) == Point{3, 9});
  CHECK(point_at({{2, 2}, {2, 2}}, Share{0.5}) == Point{2, 2});
}

TEST_CASE("a part keeps the vertices inside it and no repeated ones") {
  CHECK(part_of(bent, Share{0.25}, Share{0.75}) == Line{{1.5, 2}, {3, 4}, {3, 6.5}});
  CHECK(part_of(bent, Share{0}, Share{0.5}) == Line{{0, 0}, {3, 4}});
  CHECK(part_of(bent, Share{0.5}, Share{1}) == Line{{3, 4}, {3, 9}});
  CHECK(part_of(bent, Share{0}, Share{1}) == Line{{0, 0}, {3, 4}, {3, 9}});
}

TEST_CASE("parts cut at vertex positions start and end at the very vertices") {
  Random random{61};
  for (int round = 0; round < 200; ++round) {
    Line line;
    for (int i = 0; i < 20; ++i) line.push_back({random.uniform(0, 1e6), random.uniform(0, 1e6)});
    auto const sums = passage::running_lengths(line);
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      Share const cut{sums[i] / sums.back()};
      auto const before = part_of(line, Share{0}, cut), after = part_of(line, cut, Share{1});
      CHECK(before.size() == i + 1);
      CHECK(after.size() == line.size() - i);
      CHECK(before.back() == line[i]);
      CHECK(after.front() == line[i]);
    }
  }
}

TEST_CASE("the parts between random cuts are as long as the line") {
  Random random{62};
  for (int round = 0; round < 200; ++round) {
    Line line;
    for (int i = 0; i < 12; ++i) line.push_back({random.uniform(0, 100), random.uniform(0, 100)});
    double at = 0, sum = 0;
    while (at < 1) {
      double const next = std::min(1.0, at + random.uniform(0.01, 0.3));
      auto const part = part_of(line, Share{at}, Share{next});
      CHECK(length(part) == Approx((next - at) * length(line)).epsilon(1e-9));
      sum += length(part);
      at = next;
    }
    CHECK(sum == Approx(length(line)).epsilon(1e-12));
  }
}

TEST_CASE("a reversed line runs the other way") {
  CHECK(passage::reversed({{0, 0}, {1, 2}, {3, 4}}) == Line{{3, 4}, {1, 2}, {0, 0}});
}

TEST_CASE("the nearest spot agrees with dense sampling") {
  Random random{63};
  for (int round = 0; round < 100; ++round) {
    Line line;
    for (int i = 0; i < 6; ++i) line.push_back({random.uniform(0, 100), random.uniform(0, 100)});
    Point const point{random.uniform(-50, 150), random.uniform(-50, 150)};
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
      for (int k = 0; k <= 2000; ++k) {
        double const t = k / 2000.0;
        least = std::min(least, std::hypot(line[i - 1].x * (1 - t) + line[i].x * t - point.x,
                                           line[i - 1].y * (1 - t) + line[i].y * t - point.y));
      }
    }
    auto const foot = nearest_on(line, point);
    CHECK(foot.distance <= least + 1e-12);
    CHECK(foot.distance == Approx(least).epsilon(1e-2).margin(0.05));
    CHECK(passage::distance(foot.point, point) == Approx(foot.distance));
    CHECK(passage::distance(point_at(line, foot.position), foot.point) < 1e-9);
  }
}

TEST_CASE("of equally near spots the one nearest to the line's start is taken") {
  auto const foot = nearest_on({{-5, 1}, {5, 1}, {5, -1}, {-5, -1}}, {0, 0});
  CHECK(foot.point == Point{0, 1});
  CHECK(nearest_on({{7, 7}, {7, 7}}, {7, 9}).distance == 2);
}
