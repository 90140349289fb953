#include "passage/geo/crs.hpp"

#include <thread>
#include <vector>

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using passage::Crs;
using passage::testing::contains;

namespace {

char const* const esri_wgs84 =
    R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
    R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])";
char const* const esri_utm36n =
    R"(PROJCS["WGS_1984_UTM_Zone_36N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",)"
    R"(SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],)"
    R"(PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],)"
    R"(PARAMETER["Central_Meridian",33.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],)"
    R"(UNIT["Meter",1.0]])";
char const* const gdal_wgs84_wkt1 =
    R"(GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],)"
    R"(AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]])";

}  // namespace

TEST_CASE("every spelling of WGS 84 longitude and latitude is one CRS") {
  for (auto const* text :
       {"EPSG:4326", "OGC:CRS84", "WGS84", "+proj=longlat +datum=WGS84 +no_defs", esri_wgs84, gdal_wgs84_wkt1,
        "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4979"}) {
    INFO(text);
    auto const crs = Crs::parse(text);
    CHECK(crs == Crs{});
    CHECK(Crs{} == crs);
    CHECK(crs.is_geographic());
    CHECK_FALSE(crs.is_projected_in_metres());
  }
}

TEST_CASE("every spelling of a UTM zone is one CRS") {
  for (auto const* text :
       {"EPSG:32636", "+proj=utm +zone=36 +datum=WGS84 +units=m +no_defs",
        "+proj=tmerc +lat_0=0 +lon_0=33 +k=0.9996 +x_0=500000 +y_0=0 +datum=WGS84", esri_utm36n}) {
    INFO(text);
    auto const crs = Crs::parse(text);
    CHECK(crs == Crs::utm(36, true));
    CHECK_FALSE(crs.is_geographic());
    CHECK(crs.is_projected_in_metres());
  }
}

TEST_CASE("different systems differ") {
  CHECK(Crs::utm(36, true) != Crs::utm(35, true));
  CHECK(Crs::utm(36, true) != Crs::utm(36, false));
  CHECK(Crs::utm(36, true) != Crs{});
  CHECK(Crs::parse("EPSG:4326") != Crs::parse("EPSG:4201"));    // Adindan, some 200 m away in South Sudan
  CHECK(Crs::parse("EPSG:32636") != Crs::parse("EPSG:20136"));  // the same on Adindan
  CHECK(Crs::lambert_equal_area({31, 5}) != Crs::lambert_equal_area({31, 6}));
  CHECK(Crs::lambert_equal_area({31, 5}) == Crs::lambert_equal_area({31, 5}));
}

TEST_CASE("a CRS tells its name, code and unit") {
  CHECK(Crs{}.authority_code() == "EPSG:4326");
  CHECK(Crs{}.name() == "WGS 84");
  CHECK(Crs::utm(33, false).authority_code() == "EPSG:32733");
  CHECK(Crs::parse(Crs::utm(33, false).wkt()) == Crs::utm(33, false));
  CHECK(Crs::parse("+proj=utm +zone=36 +datum=WGS84").authority_code().empty());
  CHECK_FALSE(Crs::parse("EPSG:2225").is_projected_in_metres());  // California, US survey feet
  CHECK(Crs::lambert_equal_area({20.5, 6.5}).is_projected_in_metres());
}

TEST_CASE("heights and datum shifts attached to a CRS are left off") {
  CHECK(Crs::parse("EPSG:32636+5773") == Crs::utm(36, true));
  CHECK(Crs::parse("+proj=longlat +ellps=WGS84 +towgs84=0,0,0,0,0,0,0").is_geographic());
}

TEST_CASE("what is no CRS is refused with a hint") {
  for (auto const* text : {"", "EPSG:999999", "somewhere", "+proj=nothing", "EPSG:9122"}) {
    INFO(text);
    try {
      Crs::parse(text);
      FAIL("accepted");
    } catch (passage::Error const& error) {
      CHECK(error.code() == "unknown_crs");
      CHECK_THAT(error.hint(), contains("EPSG:32636"));
    }
  }
}

TEST_CASE("a CRS may be compared from many threads") {
  auto const shared = Crs::parse(esri_utm36n);
  bool equal[4] = {};
  std::vector<std::thread> threads;
  for (auto& result : equal) threads.emplace_back([&] { result = shared == Crs::utm(36, true); });
  for (auto& thread : threads) thread.join();
  for (bool const result : equal) CHECK(result);
}
