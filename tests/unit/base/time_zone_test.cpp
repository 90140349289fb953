#include "passage/base/time_zone.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {
Date on(char const* text) {
  return *parse_date(text);
}
}  // namespace

TEST_CASE("named zones have the offset they had on that day") {
  CHECK(utc_offset("Africa/Juba", on("2020-01-06")) == Seconds{3 * 3600});
  CHECK(utc_offset("Africa/Juba", on("2022-01-06")) == Seconds{2 * 3600});  // South Sudan changed in 2021
  CHECK(utc_offset("Europe/Kyiv", on("2024-07-01")).value_or(Seconds{3 * 3600}) == Seconds{3 * 3600});
  CHECK(utc_offset("Europe/London", on("2024-01-01")) == Seconds{0});
  CHECK(utc_offset("Europe/London", on("2024-07-01")) == Seconds{3600});
  CHECK(utc_offset("Asia/Kathmandu", on("2024-07-01")) == Seconds{5 * 3600 + 45 * 60});
}

TEST_CASE("fixed offsets are written from UTC") {
  CHECK(utc_offset("UTC", on("2024-01-01")) == Seconds{0});
  CHECK(utc_offset("UTC+3", on("2024-01-01")) == Seconds{3 * 3600});
  CHECK(utc_offset("UTC-03:30", on("2024-01-01")) == Seconds{-(3 * 3600 + 30 * 60)});
  CHECK(format_utc_offset(Seconds{-(3 * 3600 + 30 * 60)}) == "UTC-03:30");
  CHECK(format_utc_offset(Seconds{0}) == "UTC+00:00");
}

TEST_CASE("what is no zone has no offset") {
  for (auto const* zone : {"", "Juba", "Africa/Nowhere", "UTC+", "UTC+3:99", "UTC+15", "UTC+-3", "UTC3",
                           "EST5EDT", "+03:00", "../etc/passwd"})
    CHECK_FALSE(utc_offset(zone, on("2024-01-01")));
}
