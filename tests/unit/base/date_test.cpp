#include "passage/base/date.hpp"

#include "support/catch.hpp"

using namespace passage;
using namespace std::chrono;

TEST_CASE("dates are read in the forms of the field and in no other") {
  Date const expected{2024y / February / 16};
  CHECK(parse_date("2024-02-16") == expected);
  CHECK(parse_date("2024/02/16 00:00:00.000") == expected);
  CHECK(parse_date("16 February 2024") == expected);
  CHECK(parse_date(" 16 Feb 2024 ") == expected);
  CHECK_FALSE(parse_date("03/04/2024"));
  CHECK_FALSE(parse_date("2024-02-30"));
  CHECK_FALSE(parse_date("2024-02-16xyz"));
  CHECK_FALSE(parse_date(""));
  CHECK(format_date(expected) == "2024-02-16");
}

TEST_CASE("a year and a month are spans") {
  auto const span = parse_date_span("2019");
  REQUIRE(span);
  CHECK(span->days() == 365);
  REQUIRE(parse_date_span("2020-02"));
  CHECK(parse_date_span("2020-02")->days() == 29);
  CHECK_FALSE(parse_date_span("19"));
  CHECK_FALSE(parse_date_span("2019-13"));
}
