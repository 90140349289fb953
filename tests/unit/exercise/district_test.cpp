// The shipped exercise as a whole; its parts share one district because it takes seconds to make.
#include "passage/exercise/district.hpp"

#include <set>

#include "sample.hpp"
#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/exercise/crossings.hpp"
#include "passage/exercise/hazards.hpp"
#include "passage/exercise/incidents.hpp"
#include "passage/exercise/people.hpp"
#include "passage/exercise/story.hpp"
#include "passage/exercise/tables.hpp"
#include "passage/geo/overlay.hpp"

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

TEST_CASE("the shipped district keeps its promises") {
  auto const& district = sample::district();

  SECTION("every road over a line of control has a crossing point or is known to be unrecorded") {
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
  SECTION("crossing points have unique ids, known states and waits in order") {
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
  SECTION("closures and confirmed fields leave every town reachable") {
    std::vector<std::size_t> shut;
    for (auto const& closure : district.hazards.closures) shut.push_back(closure.road);
    CHECK(shut.size() >= 1);
    CHECK(is_connected(district.network, district.towns, 3, shut));
    for (auto const& field : district.hazards.mined) REQUIRE_FALSE(validity_problem(field.area));
  }
  SECTION("the population is what it says, and lies on land only") {
    double sum = 0;
    Projector const to_plane(Crs{}, district.plane);
    district.population.for_each_valid([&](std::int64_t row, std::int64_t column, Persons people) {
      sum += people.value;
      auto const cell =
          district.relief.lattice.cell_at(to_plane(district.population.grid().centre(row, column)));
      REQUIRE(cell >= 0);
      REQUIRE(district.relief.land[static_cast<std::size_t>(cell)]);
      REQUIRE(people.value >= 0);
    });
    CHECK(sum == district.people);
    CHECK(sum == passage::testing::Approx(1.2e6).epsilon(0.01));
  }
  SECTION("events lie in three years, near the front, with mixed precision, and none in silent ground") {
    std::set<int> where, when;
    int silent = 0;
    for (auto const& event : district.events) {
      REQUIRE(event.first <= event.last);
      REQUIRE(event.last < district.as_of);
      where.insert(event.where_precision);
      when.insert(event.date_precision);
      auto const cell = static_cast<std::size_t>(district.relief.lattice.cell_at(event.true_place));
      silent += district.control.label[cell] == district.control.unknown();
    }
    CHECK(district.events.size() == 460);
    CHECK(where.size() >= 5);
    CHECK(when.size() == 4);
    CHECK(silent < 5);
  }
  SECTION("administrative units tile the land without overlap; holders' ground is valid") {
    double sum = 0;
    for (int unit = 0; unit < static_cast<int>(district.admin.second.size()); ++unit) {
      auto const ground =
          district.ground->polygons([&](int label) { return GroundLabel::of(label).unit == unit; });
      REQUIRE_FALSE(validity_problem(ground));
      sum += area(ground);
    }
    CHECK(sum == passage::testing::Approx(area(district.ground->polygons([](int) { return true; }))));
    for (int holder = 0; holder < 3; ++holder)
      REQUIRE_FALSE(validity_problem(
          district.ground->polygons([&](int label) { return GroundLabel::of(label).control == holder; })));
  }
  SECTION("layers and tables say EXERCISE in every row") {
    for (auto const& named : district_layers(district)) {
      REQUIRE_FALSE(named.table.features.empty());
      auto const mark = named.table.require_column("exercise");
      for (auto const& feature : named.table.features) {
        REQUIRE(feature.fields.size() == named.table.columns.size());
        REQUIRE(as_text(feature.fields[mark]) == "EXERCISE");
      }
    }
    for (auto const& table : district_tables(district)) {
      for (auto const& row : table.rows) {
        REQUIRE(row.size() == table.columns.size());
        REQUIRE(std::count(row.begin(), row.end(), "EXERCISE") == 1);
      }
    }
  }
  SECTION("the scenario names the places as the table has them, the note the tensions") {
    auto const text = scenario_text(district);
    for (auto const index : district.task.destinations)
      CHECK_THAT(text, passage::testing::contains(district.towns[index].name.local));
    CHECK_THAT(text, passage::testing::contains("layername=gates"));
    auto const note = trainers_note(district);
    CHECK_THAT(note, passage::testing::contains("10 t"));
    CHECK_THAT(note, passage::testing::contains("EXERCISE"));
  }
}

TEST_CASE("the same request makes the same district") {
  Context context;
  auto const again = make_district({1, Size::small, 3}, context);
  CHECK(scenario_text(again) == scenario_text(sample::district()));
  auto const one = district_layers(again), other = district_layers(sample::district());
  REQUIRE(one.size() == other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    REQUIRE(one[i].table.features.size() == other[i].table.features.size());
    for (std::size_t j = 0; j < one[i].table.features.size(); ++j) {
      REQUIRE(one[i].table.features[j].geometry == other[i].table.features[j].geometry);
      REQUIRE(one[i].table.features[j].fields == other[i].table.features[j].fields);
    }
  }
}

TEST_CASE("too many parties are refused") {
  Context context;
  CHECK_THROWS_AS(make_district({1, Size::small, 9}, context), Error);
}
