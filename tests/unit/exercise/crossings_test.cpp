#include "passage/exercise/crossings.hpp"

#include <set>

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

namespace {

/// Plain segment test, written again so that it shares nothing with the product.
bool segments_cross(Point a, Point b, Point c, Point d) {
  auto const side = [](Point p, Point q, Point r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

std::vector<Point> road_crossings(Road const& road, MultiPolygon const& area) {
  std::vector<Point> result;
  for (auto const& polygon : area) {
    for (std::size_t j = 0; j + 1 < polygon.outer.size(); ++j) {
      for (std::size_t i = 0; i + 1 < road.line.size(); ++i) {
        if (segments_cross(road.line[i], road.line[i + 1], polygon.outer[j], polygon.outer[j + 1]))
          result.push_back(
              {(road.line[i].x + road.line[i + 1].x) / 2, (road.line[i].y + road.line[i + 1].y) / 2});
      }
    }
  }
  return result;
}

bool is_near(Point place, std::vector<Point> const& points, double within_m) {
  for (auto const point : points) {
    if (distance(place, point) < within_m) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every road over a line of control has a crossing point or is known to be unrecorded") {
  auto const& district = sample::district();
  std::vector<Point> known = district.crossings.unrecorded;
  for (auto const& point : district.crossings.points) known.push_back(point.place);
  for (int holder = 0; holder <= district.control.contested(); ++holder) {
    auto const ground =
        district.ground->polygons([&](int label) { return GroundLabel::of(label).control == holder; });
    for (auto const& road : district.network.roads) {
      for (auto const place : road_crossings(road, ground)) {
        INFO(place.x << " " << place.y << " " << holder);
        REQUIRE(is_near(place, known, 700));
      }
    }
  }
}

TEST_CASE("crossing points have unique ids, known states and waits in order") {
  auto const& district = sample::district();
  std::set<std::string> ids, states{"open", "conditional", "unknown", "closed"}, seen;
  for (auto const& point : district.crossings.points) {
    REQUIRE(ids.insert(point.id).second);
    REQUIRE(states.count(point.state) == 1);
    seen.insert(point.state);
    REQUIRE(point.wait_least_min <= point.wait_min);
    REQUIRE(point.wait_min <= point.wait_most_min);
    REQUIRE(point.seen < district.as_of);
  }
  CHECK(seen.count("open") == 1);
  CHECK(seen.count("conditional") == 1);
}
