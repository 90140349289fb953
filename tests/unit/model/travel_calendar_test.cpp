#include "passage/model/travel_calendar.hpp"

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;

namespace {

TravelCalendar calendar_from(char const* day_one, int days = 7) {
  TravelCalendar calendar;
  calendar.first_day = *parse_date(day_one);
  calendar.days = days;
  return calendar;
}
ClockSpans open(char const* hours, TravelCalendar const& calendar) {
  return spans_of(*parse_opening_hours(hours), calendar);
}
ClockSpan span(double begin_h, double end_h) {
  return {hour * begin_h, hour * end_h};
}

}  // namespace

TEST_CASE("windows of every day, joined over midnight and where they touch") {
  auto const calendar = calendar_from("2024-01-01", 2);  // a Monday
  CHECK(open("07:00-15:00", calendar) == ClockSpans{span(7, 15), span(31, 39)});
  CHECK(open("24/7", calendar) == ClockSpans{span(0, 48)});
  CHECK(open("22:00-04:00", calendar) == ClockSpans{span(0, 4), span(22, 28), span(46, 48)});
  CHECK(open("07:00-12:00, 12:00-15:00", calendar) == ClockSpans{span(7, 15), span(31, 39)});
  CHECK(open("Tu 08:00-09:00", calendar) == ClockSpans{span(32, 33)});
  CHECK(open("Su 23:00-01:00", calendar) == ClockSpans{span(0, 1)});
  CHECK(open("closed", calendar).empty());
}

TEST_CASE("daylight holds at all places, in local time") {
  auto calendar = calendar_from("2024-06-20", 1);
  calendar.utc_offset = hour;
  calendar.places = {{-0.1276, 51.5072}};  // 04:43 to 21:21
  auto const one = open("daylight", calendar);
  REQUIRE(one.size() == 1);
  CHECK(one[0].begin / hour == testing::Approx(4 + 43 / 60.0).margin(0.06));
  CHECK(one[0].end / hour == testing::Approx(21 + 21 / 60.0).margin(0.06));
  calendar.places.push_back({8, 48});  // further east and south: sets earlier
  auto const both = open("daylight", calendar);
  CHECK(both[0].begin == one[0].begin);
  CHECK(both[0].end < one[0].end);
}

TEST_CASE("work goes on in the spans only") {
  ClockSpans const spans{span(7, 15), span(31, 39)};
  CHECK(worked_until(spans, hour * 6, hour * 2) == hour * 9);
  CHECK(worked_until(spans, hour * 14, hour * 2) == hour * 32);
  CHECK(worked_until(spans, hour * 15, hour * 1) == hour * 32);
  CHECK_FALSE(worked_until(spans, hour * 14, hour * 20));
  CHECK(first_within(spans, hour * 15) == hour * 15);
  CHECK(first_within(spans, hour * 16) == hour * 31);
  CHECK_FALSE(first_within(spans, hour * 40));
}

TEST_CASE("a crossing point lets through when it is open, the movement may move and the wait is over") {
  ClockSpans const travel{span(6, 18), span(30, 42), span(54, 66)};
  ClockSpans const own{span(7, 15), span(31, 39), span(55, 63)};
  GateClock const gate{own, travel};
  CHECK(gate.passed_at(hour * 6, hour) == hour * 8);
  CHECK(gate.passed_at(hour * 14, hour) == hour * 15);
  CHECK(gate.passed_at(hour * 14.5, hour) == hour * 32);       // not done before it closes
  CHECK(gate.passed_at(hour * 14.5, hour * 10) == hour * 31);  // a wait of ten hours runs through the night
  CHECK_FALSE(gate.passed_at(hour * 62, hour * 2));
  GateClock const night{{span(19, 21), span(43, 45)}, travel};
  CHECK_FALSE(night.passed_at(Seconds{0}, Seconds{0}));
}

TEST_CASE("who comes later is never through earlier") {
  Random random{3};
  ClockSpans const travel{span(6, 18), span(30, 42), span(54, 66)};
  for (int round = 0; round < 300; ++round) {
    ClockSpans own;
    for (double begin = random.uniform(0, 20); begin < 70; begin += random.uniform(3, 30)) {
      double const end = begin + random.uniform(0.5, 2.5);
      own.push_back(span(begin, end));
    }
    GateClock const gate{own, travel};
    Seconds const wait = hour * random.uniform(0, 4);
    std::optional<Seconds> last = Seconds{0};
    for (double arrival = 0; arrival < 70; arrival += 0.25) {
      auto const through = gate.passed_at(hour * arrival, wait);
      if (!last) CHECK_FALSE(through);
      if (last && through) CHECK(*through >= *last);
      if (through) CHECK(*through >= hour * arrival + wait);
      last = through;
    }
  }
}
