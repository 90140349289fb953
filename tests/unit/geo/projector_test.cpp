#include "passage/geo/projector.hpp"

#include <thread>

#include "support/catch.hpp"
#include <GeographicLib/UTMUPS.hpp>

#include "passage/base/error.hpp"
#include "passage/base/random.hpp"

using passage::Crs;
using passage::Geometry;
using passage::LonLat;
using passage::MultiPoint;
using passage::Point;
using passage::Projector;
using passage::testing::Approx;
using passage::testing::contains;

TEST_CASE("UTM agrees with GeographicLib's own formulas to a tenth of a millimetre") {
  passage::Random random{51};
  for (int zone : {28, 34, 36}) {
    for (bool north : {true, false}) {
      Projector const to_metres{Crs{}, Crs::utm(zone, north)};
      Projector const to_degrees{Crs::utm(zone, north), Crs{}};
      for (int k = 0; k < 100; ++k) {
        LonLat const place{6.0 * zone - 183 + random.uniform(-4, 4),
                           north ? random.uniform(0, 80) : random.uniform(-75, 0)};
        double x = 0, y = 0;
        int used = 0;
        bool northern = false;
        GeographicLib::UTMUPS::Forward(place.lat, place.lon, used, northern, x, y, zone);
        auto const point = to_metres(place);
        CHECK(point.x == Approx(x).margin(1e-4));
        CHECK(point.y == Approx(y).margin(1e-4));
        auto const back = to_degrees.lon_lat(point);
        CHECK(back.lon == Approx(place.lon).margin(1e-9));
        CHECK(back.lat == Approx(place.lat).margin(1e-9));
      }
    }
  }
}

TEST_CASE("coordinates are easting and northing whatever axis order the authority has") {
  Projector const same{Crs::parse("OGC:CRS84"), Crs::parse("EPSG:4326")};
  CHECK(same(Point{31.58, 4.85}) == Point{31.58, 4.85});
  // EPSG:2193 (New Zealand) is registered as northing, easting.
  auto const point = Projector{Crs{}, Crs::parse("EPSG:2193")}(LonLat{173, -41});
  CHECK(point.x == Approx(1600000).margin(0.01));
  CHECK(point.y == Approx(5461129).epsilon(1e-3));
}

TEST_CASE("the equal-area projection has its origin at its centre and keeps areas") {
  LonLat const centre{20.5, 6.5};
  Projector const to_metres{Crs{}, Crs::lambert_equal_area(centre)};
  auto const origin = to_metres(centre);
  CHECK(origin.x == Approx(0).margin(1e-6));
  CHECK(origin.y == Approx(0).margin(1e-6));
}

TEST_CASE("every kind of geometry is taken along") {
  Projector const to_metres{Crs{}, Crs::utm(36, true)};
  Projector const to_degrees{Crs::utm(36, true), Crs{}};
  passage::Line const ring{{33, 1}, {34, 1}, {34, 2}, {33, 1}};
  Geometry const shapes[] = {std::monostate{}, MultiPoint{{33, 1}, {34, 2}}, passage::MultiLine{ring, ring},
                             passage::MultiPolygon{{ring, {ring}}}};
  for (auto const& shape : shapes) {
    auto const moved = to_metres(shape);
    CHECK(moved.index() == shape.index());
    if (shape.index() > 0) CHECK(bounds(moved).low.x == Approx(500000).margin(1e-6));
    auto const back = to_degrees(moved);
    if (shape.index() > 0) CHECK(bounds(back).high.y == Approx(2).epsilon(1e-12));
  }
}

TEST_CASE("a coordinate without a place in the target is an error that names it") {
  Projector const to_metres{Crs{}, Crs::utm(36, true)};
  try {
    to_metres(Point{500000, 200000});  // metres given as degrees
    FAIL("accepted");
  } catch (passage::Error const& error) {
    CHECK(error.code() == "outside_projection");
    CHECK_THAT(error.message(), contains("500000"));
  }
}

TEST_CASE("projectors made on one thread work on others and outlive them") {
  std::vector<Projector> projectors;
  for (int i = 0; i < 4; ++i) projectors.emplace_back(Crs{}, Crs::utm(36, true));
  std::vector<double> sums(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (int k = 0; k < 20000; ++k) sums[i] += projectors[i](LonLat{33, k * 0.001}).y;
    });
  }
  for (auto& thread : threads) thread.join();
  for (auto const sum : sums) CHECK(sum == sums[0]);
  std::thread{[&] { projectors[0] = Projector{Crs::utm(36, true), Crs{}}; }}.join();
  CHECK(projectors[0].lon_lat({500000, 0}).lon == Approx(33));
}
