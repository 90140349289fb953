#include "passage/evaluate/incidents.hpp"

#include "support/catch.hpp"

#include "passage/base/random.hpp"
#include "passage/geo/geodesic.hpp"

using namespace passage;

namespace {

Crs const frame = Crs::utm(36, true);

Incident incident(LonLat place, std::string_view when) {
  Incident made;
  made.place = place;
  made.when = *parse_date_span(when);
  return made;
}

EvidenceWindow const window{*parse_date("2020-01-01"), 365, Metres{5000}};

IncidentCount count(std::vector<Incident> const& incidents, std::vector<LonLat> const& route) {
  Projector const to_frame{Crs{}, frame};
  Line line;
  for (auto const place : route) line.push_back(to_frame(place));
  return IncidentMap{incidents, frame}.count(line, window);
}

}  // namespace

TEST_CASE("incidents within five kilometres of the line and the window count") {
  LonLat const on_line{33.5, 4};
  auto const near = destination(on_line, Degrees{0}, Metres{4990});
  auto const far = destination(on_line, Degrees{0}, Metres{5010});
  // Short legs follow the parallel; one straight leg in the frame would run a few metres south of it.
  std::vector<LonLat> parallel;
  for (int i = 0; i <= 100; ++i) parallel.push_back({33 + i / 100.0, 4});
  auto const counted = count({incident(near, "2019-06-01"), incident(far, "2019-07-01"),
                              incident(near, "2018-06-01"), incident(near, "2020-02-01")},
                             parallel);
  CHECK(counted.recorded == 1);
  CHECK(counted.window_days == 365);
  REQUIRE(counted.last);
  CHECK(counted.last->last == *parse_date("2019-06-01"));
}

TEST_CASE("the first and the last day of the window belong to it") {
  LonLat const place{33.5, 4};
  CHECK(count({incident(place, "2020-01-01"), incident(place, "2019-01-02"), incident(place, "2019-01-01")},
              {{33, 4}, {34, 4}})
            .recorded == 2);
}

TEST_CASE("a year counts when most of it lies in the window") {
  LonLat const place{33.5, 4};
  CHECK(count({incident(place, "2019")}, {{33, 4}, {34, 4}}).recorded == 1);
  CHECK(count({incident(place, "2018")}, {{33, 4}, {34, 4}}).recorded == 0);
  CHECK(count({incident(place, "2018")}, {{33, 4}, {34, 4}}).last->first == *parse_date("2018-01-01"));
}

TEST_CASE("an incident known to a district only counts near no route") {
  auto vague = incident({33.5, 4}, "2019-06-01");
  vague.precision = LocationPrecision::district;
  auto placed = vague;
  placed.precision = LocationPrecision::near_place;
  auto const counted = count({vague, placed}, {{33, 4}, {34, 4}});
  CHECK(counted.recorded == 1);
  CHECK(counted.imprecise == 1);
}

TEST_CASE("counts agree with the distance to a densely sampled line") {
  Random random{9};
  std::vector<LonLat> const route{{33, 4}, {33.4, 4.3}, {33.9, 4.1}};
  std::vector<Incident> incidents;
  for (int i = 0; i < 400; ++i) {
    incidents.push_back(incident({random.uniform(32.9, 34), random.uniform(3.9, 4.4)}, "2019-05-05"));
  }
  Projector const to_frame{Crs{}, frame}, to_degrees{frame, Crs{}};
  int expected = 0, doubtful = 0;
  for (auto const& event : incidents) {
    double least = 1e9;
    for (std::size_t leg = 1; leg < route.size(); ++leg) {
      auto const a = to_frame(route[leg - 1]), b = to_frame(route[leg]);
      for (int k = 0; k <= 2000; ++k) {
        double const t = k / 2000.0;
        auto const here = to_degrees.lon_lat({a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
        least = std::min(least, geodesic_distance(here, event.place).value);
      }
    }
    expected += least <= 5000;
    doubtful += std::abs(least - 5000) < 2;
  }
  CHECK(doubtful == 0);
  CHECK(expected > 50);
  CHECK(count(incidents, route).recorded == expected);
}

TEST_CASE("no incidents near: a count of zero and no last date") {
  auto const counted = count({}, {{33, 4}, {34, 4}});
  CHECK(counted.recorded == 0);
  CHECK_FALSE(counted.last);
}
