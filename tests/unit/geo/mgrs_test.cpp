#include "passage/geo/mgrs.hpp"

#include <cmath>

#include "support/catch.hpp"
#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/random.hpp"
#include "passage/geo/geodesic.hpp"
#include "passage/geo/projector.hpp"

using passage::LonLat;
using passage::mgrs_text;
using passage::parse_place;
using passage::testing::Approx;
using passage::testing::contains;

namespace {

// Oracle: MGRS spelt out from UTM as PROJ gives it (NGA SIG.0012: lettering sets "AA").
std::string mgrs_by_hand(LonLat place) {
  int const zone = static_cast<int>(std::floor((place.lon + 180) / 6)) + 1;
  char const band = "CDEFGHJKLMNPQRSTUVWXX"[static_cast<int>(std::floor((place.lat + 80) / 8))];
  auto const utm = passage::Projector{passage::Crs{}, passage::Crs::utm(zone, place.lat >= 0)}(place);
  auto const east = static_cast<long>(std::floor(utm.x)), north = static_cast<long>(std::floor(utm.y));
  char const* const columns[] = {"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"};
  char const column = columns[zone % 3][east / 100000 - 1];
  char const row = "ABCDEFGHJKLMNPQRSTUV"[(north / 100000 + (zone % 2 ? 0 : 5)) % 20];
  return fmt::format("{:02}{} {}{} {:05} {:05}", zone, band, column, row, east % 100000, north % 100000);
}

double metres_apart(LonLat a, LonLat b) {
  return passage::geodesic_distance(a, b).value;
}

std::string problem_with(char const* text) {
  try {
    parse_place(text);
  } catch (passage::Error const& error) {
    CHECK(error.code() == "bad_coordinate");
    CHECK_THAT(error.hint(), contains("latitude first"));
    return error.message();
  }
  FAIL("accepted: " << text);
  return {};
}

}  // namespace

TEST_CASE("MGRS agrees with UTM and the lettering tables") {
  passage::Random random{81};
  for (int k = 0; k < 3000; ++k) {
    // Away from Norway's and Svalbard's special zones.
    LonLat const place{random.uniform(-179.9, 179.9), random.uniform(-79.9, 55.9)};
    CHECK(mgrs_text(place) == mgrs_by_hand(place));
  }
}

TEST_CASE("published places in MGRS") {
  CHECK(mgrs_text({-77.0352, 38.8895}, 4).substr(0, 6) == "18S UJ");  // Washington Monument
  CHECK(mgrs_text({5.3, 60.4}, 0) == "32V KN");                       // Bergen lies in the widened zone 32
  CHECK(mgrs_text({0, 90}, 0) == "Z AH");                             // the pole is not in UTM
  CHECK_THROWS_AS(mgrs_text({0, 91}), passage::Error);
}

TEST_CASE("MGRS truncates to the square that holds the place and reads back as its middle") {
  passage::Random random{82};
  for (int k = 0; k < 1000; ++k) {
    LonLat const place{random.uniform(-180, 180), random.uniform(-89, 89)};
    for (int digits = 1; digits <= 5; ++digits) {
      auto const text = mgrs_text(place, digits);
      auto const back = parse_place(text);
      double const side = std::pow(10.0, 5 - digits);
      CHECK(back.square->value == side);
      CHECK(metres_apart(back.place, place) < side * 0.72);
      if (digits >= 3) CHECK(mgrs_text(back.place, digits) == text);
    }
  }
  CHECK(mgrs_text({31.58, 4.85}, 3).size() == std::string{"36N UL 123 123"}.size());
}

TEST_CASE("degrees are written with minutes, seconds and carried digits") {
  CHECK(passage::dms_text({31.58, 4.85}) == "04°51'00.0\"N 031°34'48.0\"E");
  CHECK(passage::dms_text({-0.5, -12.25}) == "12°15'00.0\"S 000°30'00.0\"W");
  CHECK(passage::dms_text({29.99999999, 3.99999999}) == "04°00'00.0\"N 030°00'00.0\"E");
  CHECK(passage::decimal_text({31.58, 4.85}) == "4.85000, 31.58000");
  CHECK(passage::decimal_text({-0.000001, -1.5}) == "-1.50000, 0.00000");
}

TEST_CASE("written places read back") {
  passage::Random random{83};
  for (int k = 0; k < 1000; ++k) {
    LonLat const place{random.uniform(-180, 180), random.uniform(-90, 90)};
    auto const from_dms = parse_place(passage::dms_text(place));
    CHECK(from_dms.place.lat == Approx(place.lat).margin(0.051 / 3600));
    CHECK(std::remainder(from_dms.place.lon - place.lon, 360) == Approx(0).margin(0.051 / 3600));
    CHECK_FALSE(from_dms.square);
    auto const from_decimal = parse_place(passage::decimal_text(place));
    CHECK(from_decimal.place.lat == Approx(place.lat).margin(0.51e-5));
    CHECK(std::remainder(from_decimal.place.lon - place.lon, 360) == Approx(0).margin(0.51e-5));
  }
}

TEST_CASE("the many ways to write Juba") {
  for (auto const* text : {"4.85, 31.58",
                           "4.85,31.58",
                           "4.85 31.58",
                           " 4.85 ; 31.58 ",
                           "4,85 31,58",
                           "4,85; 31,58",
                           "4,85, 31,58",
                           "+4.85 +31.58",
                           "4.85N 31.58E",
                           "N4.85 E31.58",
                           "N 4.85, E 31.58",
                           "31.58E, 4.85N",
                           "E31.58 N4.85",
                           "4.85°N 31.58°E",
                           "4.85° N, 31.58° E",
                           "4°51'N 31°34.8'E",
                           "4°51'0\"N 31°34'48\"E",
                           "4° 51′ 0″ N 31° 34′ 48″ E",
                           "4°51’00”N 31°34’48”E",
                           "4º51'0''N, 31º34'48''E",
                           "4 51 0 N 31 34 48 E",
                           "4 51 N 31 34.8 E",
                           "4:51:00 31:34:48",
                           "4:51:0N 31:34:48E",
                           "4 51 0 31 34 48",
                           "4 51 0, 31 34 48",
                           "4-51-00N 31-34-48E",
                           "4d51'0\"N 31d34'48\"E",
                           "N4°51'0\" E31°34'48\"",
                           "4° 51' 0\" 31° 34' 48\"",
                           "4° 51 0 N 31° 34 48 E",
                           "4.85\u00a0N\u00a031.58\u00a0E",
                           "4.85\t31.58",
                           "4D51'N 31D34.8'E"}) {
    INFO(text);
    auto const found = parse_place(text).place;
    CHECK(found.lat == Approx(4.85).epsilon(1e-12));
    CHECK(found.lon == Approx(31.58).epsilon(1e-12));
  }
  auto const south = parse_place("12°15'S 30'W").place;
  CHECK(south.lat == -12.25);
  CHECK(south.lon == -0.5);
  CHECK(parse_place("-12.25 -0.5").place.lon == -0.5);
  auto const square = mgrs_text({31.58, 4.85});
  std::string packed;
  for (char const c : square) {
    if (c != ' ') packed += static_cast<char>(std::tolower(c));
  }
  CHECK(metres_apart(parse_place(square).place, {31.58, 4.85}) < 0.8);
  CHECK(parse_place(packed).place == parse_place(square).place);
}

TEST_CASE("what is no place is refused and says why") {
  CHECK_THAT(problem_with(""), contains("latitude and a longitude"));
  CHECK_THAT(problem_with("4.85"), contains("latitude and a longitude"));
  CHECK_THAT(problem_with("4.85 31.58 400"), contains("where the latitude ends"));
  CHECK_THAT(problem_with("131.58, 4.85"), contains("Latitude"));
  CHECK_THAT(problem_with("4.85, 231.58"), contains("180"));
  CHECK_THAT(problem_with("4°71'N 31°34'E"), contains("71"));
  CHECK_THAT(problem_with("4.85N 31.58N"), contains("latitudes"));
  CHECK_THAT(problem_with("4.85N 31.58"), contains("one letter for each half"));
  CHECK_THAT(problem_with("4.85 N 31.58 O"), contains("west in some languages"));
  CHECK_THAT(problem_with("-4.85 S, 31.58 E"), contains("sign"));
  CHECK_THAT(problem_with("Juba"), contains("is no place"));
  CHECK_THAT(problem_with("nan, nan"), contains("is no place"));
  CHECK_THAT(problem_with("36N UL 1234 123"), contains("digits"));
  CHECK_THAT(problem_with("99N UL 1234 1234"), contains("Zone"));
  CHECK_THAT(problem_with("36N AA 1234 1234"), contains("is no place"));
}
