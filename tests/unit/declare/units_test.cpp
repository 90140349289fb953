#include "passage/declare/units.hpp"

#include "support/catch.hpp"

using namespace passage;
using Outcome = ReadQuantity::Outcome;
using passage::testing::Approx;

TEST_CASE("a number takes a unit of its own dimension, with or without a blank") {
  auto const time = documented_unit<Seconds>;
  CHECK(read_quantity("90", time).number == 90);
  CHECK(read_quantity("90 d", time).number == 7776000);
  CHECK(read_quantity("1.5h", time).number == 5400);
  CHECK(read_quantity(" 2  min ", time).number == 120);
  CHECK(read_quantity("1e3", time).number == 1000);
  CHECK(read_quantity("3 km", documented_unit<Metres>).number == 3000);
  CHECK(read_quantity("10%", documented_unit<Share>).number == 0.1);
  CHECK(read_quantity("25 %", documented_unit<Share>).number == 0.25);
  CHECK(read_quantity("60 km/h", documented_unit<MetresPerSecond>).number == 60);
  CHECK(read_quantity("4GiB", documented_unit<Bytes>).number == 4294967296.0);
  CHECK(read_quantity("18 t", documented_unit<Tonnes>).number == 18);
  CHECK(read_quantity("400 people/km2", documented_unit<PersonsPerSquareKilometre>).number == 400);
}

TEST_CASE("anything else is refused with its reason") {
  auto const time = documented_unit<Seconds>;
  CHECK(read_quantity("3 km", time).outcome == Outcome::wrong_dimension);
  CHECK(read_quantity("3 km", time).dimension == Dimension::length);
  CHECK(read_quantity("3 weeks", time).outcome == Outcome::unknown_unit);
  CHECK(read_quantity("3 weeks", time).unit == "weeks");
  for (char const* text : {"", "km", "nan", "inf", "-inf", "1,5 h km"}) {
    CAPTURE(text);
    CHECK(read_quantity(text, time).outcome != Outcome::good);
  }
}

TEST_CASE("quantities are shown in the unit that people would write") {
  CHECK(format_quantity(7776000, documented_unit<Seconds>) == "90 d");
  CHECK(format_quantity(5400, documented_unit<Seconds>) == "1.5 h");
  CHECK(format_quantity(30, documented_unit<Seconds>) == "30 s");
  CHECK(format_quantity(0, documented_unit<Metres>) == "0 m");
  CHECK(format_quantity(2000, documented_unit<Metres>) == "2 km");
  CHECK(format_quantity(0.03, documented_unit<Share>) == "3 %");
  CHECK(format_quantity(2, documented_unit<Ratio>) == "2");
  CHECK(format_quantity(67108864, documented_unit<Bytes>) == "64 MiB");
}

TEST_CASE("what is shown reads back as the same number") {
  for (double const number : {1.0, 59.0, 60.0, 86400.0, 777.0, 0.25}) {
    auto const text = format_quantity(number, documented_unit<Seconds>);
    CAPTURE(text);
    CHECK(read_quantity(text, documented_unit<Seconds>).number == Approx(number).margin(1e-12));
  }
}

TEST_CASE("the accepted units are listed") {
  CHECK(accepted_units(Dimension::time) == "s, min, h or d");
  CHECK(accepted_units(Dimension::length) == "m or km");
  CHECK(accepted_units(Dimension::ratio).empty());
  CHECK(name_of(Dimension::length) == "a length");
}

TEST_CASE("numbers are written shortest and without a locale") {
  CHECK(format_number(3) == "3");
  CHECK(format_number(0.1) == "0.1");
  CHECK(format_number(-1.5) == "-1.5");
}
