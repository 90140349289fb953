#include "passage/geo/line_index.hpp"

#include <cmath>
#include <limits>
#include <set>

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using passage::Line;
using passage::LineIndex;
using passage::Point;
using passage::Random;
using passage::testing::Approx;

namespace {

constexpr double everywhere = std::numeric_limits<double>::infinity();

std::vector<Line> random_lines(Random& random, std::size_t count, double reach) {
  std::vector<Line> lines(count);
  for (auto& line : lines) {
    Point point{random.uniform(0, 1000), random.uniform(0, 1000)};
    auto const points = 2 + random.below(6);
    for (std::uint64_t i = 0; i < points; ++i) {
      line.push_back(point);
      point.x += random.uniform(-reach, reach);
      point.y += random.uniform(-reach, reach);
    }
  }
  return lines;
}

// The distance by sampling each segment's parabola: shares no formula with the product.
double distance_by_search(Line const& line, Point p) {
  double best = everywhere;
  for (std::size_t i = 1; i < line.size(); ++i) {
    double low = 0, high = 1;
    auto const away = [&](double t) {
      return std::hypot(line[i - 1].x * (1 - t) + line[i].x * t - p.x,
                        line[i - 1].y * (1 - t) + line[i].y * t - p.y);
    };
    for (int k = 0; k < 200; ++k) {
      double const a = low + (high - low) / 3, b = high - (high - low) / 3;
      (away(a) < away(b) ? high : low) = away(a) < away(b) ? b : a;
    }
    best = std::min(best, away((low + high) / 2));
  }
  return best;
}

// Exact crossing of lattice segments: whole numbers only.
long long side(Point a, Point b, Point c) {
  auto const whole = [](double value) { return static_cast<long long>(value); };
  return (whole(b.x) - whole(a.x)) * (whole(c.y) - whole(a.y)) -
         (whole(b.y) - whole(a.y)) * (whole(c.x) - whole(a.x));
}
bool in_box(Point a, Point b, Point c) {
  return c.x >= std::min(a.x, b.x) && c.x <= std::max(a.x, b.x) && c.y >= std::min(a.y, b.y) &&
         c.y <= std::max(a.y, b.y);
}
bool lattice_segments_meet(Point a, Point b, Point c, Point d) {
  auto const sign = [](long long value) { return (value > 0) - (value < 0); };
  int const s1 = sign(side(a, b, c)), s2 = sign(side(a, b, d)), s3 = sign(side(c, d, a)),
            s4 = sign(side(c, d, b));
  if (s1 != s2 && s3 != s4) return true;
  return (s1 == 0 && in_box(a, b, c)) || (s2 == 0 && in_box(a, b, d)) || (s3 == 0 && in_box(c, d, a)) ||
         (s4 == 0 && in_box(c, d, b));
}

}  // namespace

TEST_CASE("the nearest line and its foot agree with a search over all lines") {
  Random random{11};
  for (int round = 0; round < 40; ++round) {
    auto const lines = random_lines(random, 1 + random.below(40), 200);
    LineIndex const index{lines};
    for (int k = 0; k < 25; ++k) {
      Point const point{random.uniform(-200, 1200), random.uniform(-200, 1200)};
      double least = everywhere;
      for (auto const& line : lines) least = std::min(least, distance_by_search(line, point));
      auto const found = index.nearest(point, everywhere);
      REQUIRE(found);
      CHECK(found->foot.distance == Approx(least).epsilon(1e-9).margin(1e-9));
      CHECK(passage::distance(found->foot.point, point) == Approx(least).epsilon(1e-9).margin(1e-9));
      auto const there = passage::point_at(lines[found->line], found->foot.position);
      CHECK(passage::distance(there, found->foot.point) < 1e-9);
      CHECK_FALSE(index.nearest(point, least * 0.999999 - 1e-9));

      auto const limit = random.uniform(0, 300);
      auto const near = index.within(point, limit);
      std::size_t next = 0;
      for (std::size_t line = 0; line < lines.size(); ++line) {
        double const away = distance_by_search(lines[line], point);
        if (away > limit) continue;
        REQUIRE(next < near.size());
        CHECK(near[next].line == line);
        CHECK(near[next].foot.distance == Approx(away).epsilon(1e-9).margin(1e-9));
        ++next;
      }
      CHECK(next == near.size());
    }
  }
}

TEST_CASE("of equally near spots the one with the smallest coordinates is taken") {
  LineIndex const index{{{{10, -5}, {10, 5}}, {{-10, -5}, {-10, 5}}}};
  auto const found = index.nearest({0, 0}, 100);
  REQUIRE(found);
  CHECK(found->line == 1);
  CHECK(found->foot.point == Point{-10, 0});
  CHECK(found->foot.position.value == 0.5);
  // At a shared end the line with the smaller coordinates wins, whatever the order.
  Line const west{{-1, 0}, {0, 0}}, east{{0, 0}, {1, 0}};
  CHECK(LineIndex{{west, east}}.nearest({0, 1}, 2)->line == 0);
  CHECK(LineIndex{{east, west}}.nearest({0, 1}, 2)->line == 1);
}

TEST_CASE("lines near a box are found by their segments' boxes") {
  LineIndex const index{{{{0, 0}, {1, 1}, {9, 9}}, {{20, 0}, {20, 5}}, {{0, 20}, {5, 20}}}};
  CHECK(index.near({{2, 2}, {3, 3}}) == std::vector<std::size_t>{0});
  CHECK(index.near({{9, 0}, {20, 9}}) == std::vector<std::size_t>{0, 1});
  CHECK(index.near({{30, 30}, {31, 31}}).empty());
}

TEST_CASE("a crossing, a touched vertex and a shared stretch are each met once") {
  LineIndex const index{{{{0, -5}, {0, 5}}, {{4, -3}, {4, 0}, {5, 3}}, {{6, 0}, {8, 0}, {9, 0}, {9, 4}}}};
  auto const met = index.meetings({{-10, 0}, {8.5, 0}, {10, 0}});
  REQUIRE(met.size() == 4);
  CHECK(met[0].line == 0);
  CHECK(met[0].point == Point{0, 0});
  CHECK(met[0].position.value == 0.5);
  CHECK(met[0].other_position.value == 0.5);
  CHECK(met[1].line == 1);
  CHECK(met[1].point == Point{4, 0});
  CHECK(met[2].line == 2);  // the two ends of the shared stretch and none of its inner vertices
  CHECK(met[2].point == Point{6, 0});
  CHECK(met[2].other_position.value == 0);
  CHECK(met[3].point == Point{9, 0});
  CHECK(met[3].other_position.value == Approx(3.0 / 7));
}

TEST_CASE("the closing vertex of a ring is met once") {
  LineIndex const index{{{{0, 0}, {4, 2}, {4, -2}, {0, 0}}}};
  auto const met = index.meetings({{0, 5}, {0, -5}});
  REQUIRE(met.size() == 1);
  CHECK(met[0].point == Point{0, 0});
  CHECK(met[0].other_position.value == 0);
}

TEST_CASE("meetings of lattice lines agree with whole-number arithmetic") {
  Random random{12};
  auto const lattice_line = [&](std::uint64_t points) {
    Line line;
    while (line.size() < points) {
      Point const next{static_cast<double>(random.below(7)), static_cast<double>(random.below(7))};
      if (line.empty() || next != line.back()) line.push_back(next);
    }
    return line;
  };
  for (int round = 0; round < 3000; ++round) {
    std::vector<Line> lines(1 + random.below(4));
    for (auto& line : lines) line = lattice_line(2 + random.below(4));
    auto const query = lattice_line(2 + random.below(4));
    auto const met = LineIndex{lines}.meetings(query);

    std::set<std::size_t> expected, found;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      for (std::size_t i = 1; i < query.size(); ++i) {
        for (std::size_t j = 1; j < lines[line].size(); ++j) {
          if (lattice_segments_meet(query[i - 1], query[i], lines[line][j - 1], lines[line][j]))
            expected.insert(line);
        }
      }
    }
    for (std::size_t k = 0; k < met.size(); ++k) {
      found.insert(met[k].line);
      auto const here = passage::point_at(query, met[k].position);
      auto const there = passage::point_at(lines[met[k].line], met[k].other_position);
      CHECK(passage::distance(here, met[k].point) < 1e-9);
      CHECK(passage::distance(there, met[k].point) < 1e-9);
      if (k > 0) {
        CHECK(std::tuple{met[k - 1].position, met[k - 1].line, met[k - 1].other_position} <
              std::tuple{met[k].position, met[k].line, met[k].other_position});
      }
    }
    CHECK(found == expected);
  }
}

TEST_CASE("lines that run along each other meet at the ends of what they share") {
  // Two zigzags over the same whole x. Their meetings can be read off the difference of their heights.
  Random random{14};
  int const width = 12;
  auto const zigzag = [&](std::vector<int>& heights) {
    Line line;
    for (int x = 0; x <= width; ++x) {
      heights.push_back(static_cast<int>(random.below(3)));
      line.push_back({static_cast<double>(x), static_cast<double>(heights.back())});
    }
    for (int x = width - 1; x > 0; --x) {  // vertices in the middle of a straight piece may be missing
      bool const straight = heights[x - 1] + heights[x + 1] == 2 * heights[x];
      if (straight && random.below(2)) line.erase(line.begin() + x);
    }
    return line;
  };
  for (int round = 0; round < 5000; ++round) {
    std::vector<int> first_heights, second_heights;
    auto const first = zigzag(first_heights), second = zigzag(second_heights);
    std::vector<double> expected;
    auto const apart = [&](int x) { return first_heights[x] - second_heights[x]; };
    for (int x = 0; x <= width; ++x) {
      bool const runs_on = x > 0 && x < width && apart(x - 1) == 0 && apart(x + 1) == 0;
      if (apart(x) == 0 && !runs_on) expected.push_back(x);
      if (x < width && apart(x) * apart(x + 1) < 0)
        expected.push_back(x + 1.0 * apart(x) / (apart(x) - apart(x + 1)));
    }
    auto const met = LineIndex{{round % 2 ? second : passage::reversed(second)}}.meetings(first);
    REQUIRE(met.size() == expected.size());
    for (std::size_t i = 0; i < met.size(); ++i) CHECK(met[i].point.x == Approx(expected[i]).margin(1e-12));
  }
}

TEST_CASE("a line that is met from both sides is cut at the very same point") {
  Random random{13};
  auto const lines = random_lines(random, 60, 400);
  LineIndex const index{lines};
  std::size_t meetings = 0;
  for (std::size_t a = 0; a < lines.size(); ++a) {
    for (auto const& met : index.meetings(lines[a])) {
      if (met.line == a) continue;
      ++meetings;
      bool mirrored = false;
      for (auto const& back : index.meetings(lines[met.line])) {
        mirrored = mirrored || (back.line == a && back.point == met.point);
      }
      CHECK(mirrored);
    }
  }
  CHECK(meetings > 100);
}

TEST_CASE("crossings that plain arithmetic cannot tell are decided exactly") {
  // The end lies a few last places above or below the diagonal through it: the sign of the difference of two
  // products of 24 digits.
  double const step = std::ldexp(1.0, -53);
  Line const diagonal{{12, 12}, {24, 24}};
  LineIndex const index{{diagonal}};
  for (int k = -8; k <= 8; ++k) {
    Point const end{16, 16 + k * step * 64};
    auto const met = index.meetings({{16, 30}, end});
    CHECK(met.size() == (k <= 0 ? 1 : 0));
  }
}

TEST_CASE("repeated points and lines without length do no harm") {
  LineIndex const index{{{{0, 0}, {0, 0}, {2, 0}, {2, 0}}, {{5, 5}, {5, 5}}}};
  CHECK(index.nearest({5, 6}, 2)->line == 1);
  CHECK(index.meetings({{1, 1}, {1, 1}, {1, -1}}).size() == 1);
  CHECK(index.meetings({{4, 4}, {6, 6}}).size() == 1);
  CHECK(index.meetings({{4, 6}, {7, 6}}).empty());
  CHECK_FALSE(LineIndex{{}}.nearest({0, 0}, everywhere));
}
