#include "passage/model/opening_hours.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {
std::vector<DailyWindow> windows(char const* text) {
  auto const hours = parse_opening_hours(text);
  REQUIRE(hours);
  return hours->windows;
}
constexpr std::uint8_t weekdays = 0x1f, saturday = 0x20;
}  // namespace

TEST_CASE("opening hours are read as people write them") {
  CHECK(windows("07:00-15:00") == std::vector<DailyWindow>{{420, 900}});
  CHECK(windows(" 7:00 - 15:00 ") == std::vector<DailyWindow>{{420, 900}});
  CHECK(windows("07:00\u201315:00") == std::vector<DailyWindow>{{420, 900}});
  CHECK(windows("0700-1500") == std::vector<DailyWindow>{{420, 900}});
  CHECK(windows("07:00-12:00, 13:00-24:00") == std::vector<DailyWindow>{{420, 720}, {780, 1440}});
  CHECK(windows("22:00-04:00") == std::vector<DailyWindow>{{1320, 240}});
  CHECK(windows("24/7") == std::vector<DailyWindow>{{0, 1440}});
  CHECK(parse_opening_hours("daylight")->is_daylight);
}

TEST_CASE("days of the week hold until others are named") {
  CHECK(windows("Mo-Fr 07:00-12:00, 13:00-16:00; Sa 08:00-10:00") ==
        std::vector<DailyWindow>{{420, 720, weekdays}, {780, 960, weekdays}, {480, 600, saturday}});
  CHECK(windows("Mon, Wed 08:00-12:00") == std::vector<DailyWindow>{{480, 720, 0x05}});
  CHECK(windows("Sa-Mo 08:00-12:00") == std::vector<DailyWindow>{{480, 720, 0x61}});
  CHECK(DailyWindow{0, 60, saturday}.is_on(5));
  CHECK_FALSE(DailyWindow{0, 60, saturday}.is_on(6));
}

TEST_CASE("what never opens is known, what is not understood is not") {
  for (auto const* never : {"closed", "never", "OFF", "07:00-07:00"}) {
    auto const hours = parse_opening_hours(never);
    REQUIRE(hours);
    CHECK(hours->is_never());
  }
  for (auto const* odd : {"", "mornings", "07:00", "25:00-26:00", "07:60-08:00", "7-15", "Mo-Fr",
                          "Xx 07:00-08:00", "24:00-03:00", "07:00-15:00 except market days"})
    CHECK_FALSE(parse_opening_hours(odd));
}
