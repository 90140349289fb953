#include "passage/align/frame.hpp"

#include <cmath>

#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/geo/projector.hpp"

namespace passage {
namespace {

using testing::Approx;

bool is_multiple(double value, double cell) {
  return std::abs(value / cell - std::round(value / cell)) < 1e-9;
}

TEST_CASE("A small extent gets its UTM zone, north and south") {
  CHECK(choose_frame({Box{{30.1, 4}, {32.5, 8}}}, Metres{1000}).grid.crs == Crs::utm(36, true));
  CHECK(choose_frame({Box{{43, -13}, {45, -11}}}, Metres{100}).grid.crs == Crs::utm(38, false));
}

TEST_CASE("A wide extent gets an equal-area projection around its centre") {
  auto const frame = choose_frame({Box{{24, 3}, {30, 8}}, Box{{28, 5}, {36, 12}}}, Metres{1000});
  CHECK(frame.grid.crs == Crs::lambert_equal_area({30, 7.5}));
  CHECK_THAT(describe(frame), testing::contains("%"));
}

TEST_CASE("The grid covers the extent on whole multiples of the cell") {
  Box const extent{{24, 3}, {36, 12}};
  auto const frame = choose_frame({extent}, Metres{700});
  CHECK(is_multiple(frame.grid.origin.x, 700));
  CHECK(is_multiple(frame.grid.origin.y, 700));
  Projector const project{Crs{}, frame.grid.crs};
  for (double lon = 24; lon <= 36; lon += 0.5) {
    for (double lat = 3; lat <= 12; lat += 0.5)
      CHECK(frame.grid.bounds().grown(700).contains(project(LonLat{lon, lat})));
  }
}

TEST_CASE("The scale error bounds the error of measured lengths") {
  auto const frame = choose_frame({Box{{24, 3}, {36, 12}}}, Metres{1000});
  CHECK(frame.largest_scale_error > 0.0005);
  CHECK(frame.largest_scale_error < 0.01);
  Projector const project{Crs{}, frame.grid.crs};
  for (double lon = 24; lon < 35; lon += 1.5) {
    for (double lat = 3; lat < 12; lat += 1.5) {
      LonLat const a{lon, lat}, b{lon + 0.01, lat + 0.013};
      double const ratio = distance(project(a), project(b)) / geodesic_distance(a, b).value;
      CHECK(std::abs(ratio - 1) <= frame.largest_scale_error * 1.05);
    }
  }
}

TEST_CASE("An explicit CRS must be in metres") {
  Box const extent{{30, 4}, {32, 8}};
  CHECK(choose_frame({extent}, Metres{1000}, "EPSG:32635").grid.crs == Crs::utm(35, true));
  CHECK_THROWS_WITH(choose_frame({extent}, Metres{1000}, "EPSG:4326"), testing::contains("metres"));
  CHECK_THROWS_WITH(choose_frame({extent}, Metres{1000}, "EPSG:3857"),
                    testing::contains("not metres on the ground"));
  // A zone on the other side of the continent is in metres too, but not in those of this ground.
  CHECK_THROWS_WITH(choose_frame({extent}, Metres{1000}, "EPSG:32628"),
                    testing::contains("differ from the ground"));
  CHECK_THROWS_AS(choose_frame({extent}, Metres{1000}, "EPSG:999999"), Error);
  CHECK_THROWS_AS(choose_frame({}, Metres{1000}), Error);
  CHECK_THROWS_AS(choose_frame({extent}, Metres{0}), Error);
}

}  // namespace
}  // namespace passage
