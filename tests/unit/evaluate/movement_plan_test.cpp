#include "passage/evaluate/movement_plan.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include <fmt/format.h>

#include "passage/base/random.hpp"

using namespace passage;

namespace {

/// A route of segments of ten minutes a kilometre unless said otherwise.
struct Route {
  Assessment sheet;
  std::vector<Gate> gates;
  std::vector<PlaceOnWay> places;

  Route& drive(double km, double minutes) {
    RouteSegment segment;
    segment.from = sheet.length;
    segment.upto = sheet.length + kilometre * km;
    segment.time = minute * minutes;
    sheet.length = segment.upto;
    sheet.segments.push_back(segment);
    return *this;
  }
  Route& gate(char const* name, double wait_min, char const* window = "") {
    Gate made;
    made.name = name;
    made.wait = minute * wait_min;
    made.window = window;
    if (*window) made.hours = parse_opening_hours(window);
    sheet.crossings.push_back({GateId{static_cast<std::uint32_t>(gates.size())}, sheet.length});
    gates.push_back(made);
    return *this;
  }
  Route& town(char const* name) {
    places.push_back({name, sheet.length, {}, false});
    return *this;
  }
  Route& stop(char const* name, double hours) {
    places.push_back({name, sheet.length, hour * hours, true});
    return *this;
  }
  Route& delay(double minutes) {
    sheet.delays.push_back({sheet.length, minute * minutes});
    return *this;
  }
  PlanAnswer plan(MovementRules const& rules) const { return plan_movement({&sheet, &gates, places}, rules); }
};

MovementRules rules(char const* hours = "06:00-18:00", char const* date = "2020-01-06") {
  MovementRules made;
  made.calendar.first_day = *parse_date(date);
  made.calendar.hours = spans_of(*parse_opening_hours(hours), made.calendar);
  made.time_zone = "UTC";
  return made;
}

std::vector<PlannedStep> steps(MovementPlan const& plan, StepKind kind) {
  std::vector<PlannedStep> found;
  std::ranges::copy_if(plan.steps, std::back_inserter(found),
                       [&](auto const& step) { return step.kind == kind; });
  return found;
}

}  // namespace

TEST_CASE("a day's drive with loading, halts, reserve and unloading") {
  Route route;
  route.drive(100, 240);
  auto how = rules();
  how.load = hour * 2;
  how.unload = hour * 4;
  how.drive_factor = Ratio{1.25};
  auto const plan = route.plan(how).plan;
  REQUIRE(plan);
  CHECK(plan->start == hour * 6);
  CHECK(plan->departure == hour * 8);
  CHECK(plan->arrival == hour * 13);
  CHECK(plan->end == hour * 17);
  CHECK(plan->nights == 0);
  CHECK(plan->elapsed() == hour * 11);
  // Five hours before the day's hours end.
  CHECK(plan->latest_departure == hour * 13);
}

TEST_CASE("it waits until a crossing point opens, and is through before it closes") {
  Route route;
  route.drive(10, 30).gate("K1", 60, "09:00-12:00").drive(10, 30);
  auto const plan = route.plan(rules()).plan;
  REQUIRE(plan);
  auto const crossing = steps(*plan, StepKind::crossing).at(0);
  CHECK(crossing.begin == hour * 6.5);
  CHECK(crossing.end == hour * 10);
  CHECK(plan->arrival == hour * 10.5);
  // At the post by 11, so that the hour of waiting ends at noon.
  CHECK(plan->latest_departure == hour * 10.5);
}

TEST_CASE("a wait that no opening holds runs through the night") {
  Route route;
  route.drive(10, 60).gate("K1", 300, "09:00-12:00").drive(10, 60);
  auto const plan = route.plan(rules()).plan;
  REQUIRE(plan);
  CHECK(plan->arrival == hour * 34);  // queued from 9, through at 9 the next day
  CHECK(plan->nights == 1);
}

TEST_CASE("a crossing point that never opens leaves no plan, with the reason") {
  Route route;
  route.drive(10, 60).gate("Ferry", 0, "20:00-21:00").drive(10, 60);
  auto const answer = route.plan(rules());
  CHECK_FALSE(answer.plan);
  CHECK_THAT(answer.reason, passage::testing::contains("Ferry does not open"));
}

TEST_CASE("nights are spent at the last named place of the day") {
  Route route;
  route.drive(100, 300).town("Half way").drive(120, 400).town("Far").drive(100, 300);
  auto const plan = route.plan(rules()).plan;
  REQUIRE(plan);
  // 5 h to Half way; 6.7 h more reach Far at 17:40; the rest the next morning.
  auto const nights = steps(*plan, StepKind::night);
  REQUIRE(nights.size() == 1);
  CHECK(nights[0].place == "Far");
  CHECK(nights[0].begin == hour * 6 + minute * 700);
  CHECK(plan->arrival == hour * 35);
  CHECK(plan->nights == 1);
  CHECK(plan->nights_at_no_place == 0);

  Route longer;
  longer.drive(100, 300).town("Half way").drive(120, 500).town("Far").drive(100, 100);
  auto const other = longer.plan(rules()).plan;
  REQUIRE(other);
  // Far is out of reach on the first day: the night is in Half way, though there were hours left.
  CHECK(steps(*other, StepKind::night).at(0).place == "Half way");
  CHECK(steps(*other, StepKind::night).at(0).begin == hour * 11);
  CHECK(other->arrival == hour * 30 + minute * 600);
}

TEST_CASE("without a named place the night is on the road, and counted") {
  Route route;
  route.drive(300, 900);
  auto const plan = route.plan(rules()).plan;
  REQUIRE(plan);
  auto const nights = steps(*plan, StepKind::night);
  REQUIRE(nights.size() == 1);
  CHECK(nights[0].place.empty());
  CHECK(nights[0].at / kilometre == passage::testing::Approx(240));
  CHECK(plan->nights_at_no_place == 1);
  CHECK(plan->arrival == hour * 33);
}

TEST_CASE("nobody goes back over a crossing point for the night") {
  Route route;
  route.drive(100, 300).town("Before").drive(10, 30).gate("K1", 10).drive(300, 600);
  auto const plan = route.plan(rules()).plan;
  REQUIRE(plan);
  CHECK(plan->nights_at_no_place == 1);
}

TEST_CASE("a night before a crossing point is spent in the town if that costs nothing") {
  Route route;
  route.drive(100, 540).town("Town").drive(10, 30).gate("K1", 30, "08:00-15:00").drive(10, 60);
  auto const plan = route.plan(rules()).plan;
  REQUIRE(plan);
  CHECK(steps(*plan, StepKind::night).at(0).place == "Town");
  CHECK(plan->arrival == hour * 24 + hour * 9.5);
}

TEST_CASE("delays of roads and stops run on the clock") {
  Route route;
  route.drive(10, 60).stop("Depot", 2).drive(10, 60).delay(30 * 60).drive(10, 60);
  auto const plan = route.plan(rules()).plan;
  REQUIRE(plan);
  // 06-07, unload to 09, 10:00 at the border, thirty hours there: 16:00 the next day, 17:00.
  CHECK(plan->arrival == hour * 41);
  CHECK(plan->nights == 1);
}

TEST_CASE("there and back passes everything twice and unloads once") {
  Route route;
  route.drive(10, 60).gate("K1", 30, "06:00-12:00").drive(10, 60);
  auto how = rules();
  how.unload = hour * 5;
  how.comes_back = true;
  auto const plan = route.plan(how).plan;
  REQUIRE(plan);
  CHECK(plan->has_return);
  CHECK(plan->arrival == hour * 8.5);
  // Unloaded at 13:30; K1 is shut when it comes there at 14:30.
  auto const crossings = steps(*plan, StepKind::crossing);
  REQUIRE(crossings.size() == 2);
  CHECK(crossings[1].is_return);
  CHECK(crossings[1].end == hour * 30.5);
  CHECK(plan->end == hour * 31.5);
  CHECK(plan->nights == 1);
}

TEST_CASE("a convoy waits for each of its vehicles") {
  Route route;
  route.drive(10, 60).gate("K1", 30).drive(10, 60);
  route.gates[0].per_vehicle = minute * 10;
  auto how = rules();
  how.vehicles = 12;
  CHECK(route.plan(how).plan->arrival == hour * 8 + minute * (30 + 110));
}

TEST_CASE("a pause is fitted with so much to spare, or is too short by so much") {
  Route route;
  route.drive(10, 120).gate("K1", 30, "11:00-14:00").drive(10, 120);
  auto how = rules();
  how.pauses = {
      {hour * 10, hour * 16}, {hour * 10, hour * 14}, {hour * 13, hour * 19}, {hour * 22, hour * 4}};
  auto const plan = route.plan(how).plan;
  REQUIRE(plan);
  REQUIRE(plan->pauses.size() == 4);
  CHECK(plan->pauses[0].on_road == hour * 4.5);
  CHECK(plan->pauses[0].spare == hour * 1.5);
  CHECK(plan->pauses[1].spare == -(hour * 0.5));
  CHECK(*plan->pauses[2].spare < Seconds{0});  // at K1 when it has shut
  CHECK(*plan->pauses[3].spare < Seconds{0});  // over midnight, six hours
}

TEST_CASE("plans without named places agree with a clock that ticks every minute") {
  Random random{21};
  for (int round = 0; round < 300; ++round) {
    int const begin = static_cast<int>(random.below(10)) * 60,
              end = begin + 60 * (2 + static_cast<int>(random.below(12)));
    Route route;
    struct Part {
      int drive, wait, open, shut;
    };
    std::vector<Part> parts;
    for (int i = 0; i < 5; ++i) {
      int const open = static_cast<int>(random.below(12)) * 60;
      parts.push_back({1 + static_cast<int>(random.below(400)), static_cast<int>(random.below(50)), open,
                       open + 60 * (1 + static_cast<int>(random.below(12)))});
      route.drive(10, parts.back().drive);
      auto const clock = [](int m) { return fmt::format("{:02}:{:02}", m / 60, m % 60); };
      route.gate("K", parts.back().wait, (clock(parts.back().open) + "-" + clock(parts.back().shut)).c_str());
    }
    auto how = rules();
    how.calendar.hours = spans_of({{DailyWindow{begin, end}}, false}, how.calendar);
    auto const answer = route.plan(how);
    // Tick.
    constexpr int day_min = 1440;
    auto const inside = [](int now, int from, int upto) {
      return now % day_min >= from && now % day_min < upto;
    };
    int now = begin;
    bool gets_there = true;
    for (auto const& part : parts) {
      for (int left = part.drive; left > 0; ++now) left -= inside(now, begin, end);
      int waited = 0;
      bool is_through = false;
      while (!is_through && now < 60 * day_min) {
        // In hours common to both, the moment they end included; hours that only touch have none.
        auto const common = [&](int m) { return inside(m, part.open, part.shut) && inside(m, begin, end); };
        bool const may_go = common(now) || (now > 0 && common(now - 1));
        if (waited >= part.wait && may_go) {
          is_through = true;
          break;
        }
        waited = inside(now, part.open, part.shut) ? waited + 1 : 0;
        ++now;
      }
      gets_there = gets_there && is_through;
    }
    INFO("round " << round);
    REQUIRE(answer.plan.has_value() == gets_there);
    if (answer.plan) CHECK(std::lround(answer.plan->arrival / minute) == now);
  }
}

TEST_CASE("the way between a place and the road is driven: at both ends, and twice at a stop") {
  Route route;
  route.drive(60, 60).stop("Camp", 1).drive(60, 60);
  route.places.back().access = minute * 20;
  auto how = rules();
  how.drive_factor = Ratio{1.5};
  auto const plan =
      plan_movement({&route.sheet, &route.gates, route.places, minute * 10, minute * 30}, how).plan;
  REQUIRE(plan);
  // (10 + 60 + 20 + 20 + 60 + 30) minutes half as long again, and an hour of unloading.
  CHECK(plan->arrival == hour * 6 + minute * 300 + hour);
  auto const stop = steps(*plan, StepKind::stop).at(0);
  CHECK(stop.begin == hour * 6 + minute * 135);
  CHECK(stop.at == kilometre * 60);
  // There and back: the same way takes the same time, without unloading.
  how.comes_back = true;
  auto const back =
      plan_movement({&route.sheet, &route.gates, route.places, minute * 10, minute * 30}, how).plan;
  REQUIRE(back);
  CHECK(back->end == plan->arrival + minute * 300);
}

TEST_CASE("a way back of its own has its own crossing points and counts kilometres from the origin") {
  Route there, home;
  there.drive(100, 120).gate("K1", 60, "06:00-10:00").drive(100, 60);
  home.drive(30, 60).gate("K2", 30).drive(90, 120);
  home.gates.insert(home.gates.begin(), there.gates.front());
  home.sheet.crossings.front().gate = GateId{1};
  there.gates = home.gates;
  auto how = rules();
  how.comes_back = true;
  PlanSubject const out{&there.sheet, &there.gates, {}};
  auto const same = plan_movement(out, how).plan;
  REQUIRE(same);
  CHECK(same->end > day);  // K1 is closed in the afternoon
  PlanSubject const own{&home.sheet, &home.gates, {}};
  auto const plan = plan_movement(out, how, &own).plan;
  REQUIRE(plan);
  CHECK(plan->arrival == same->arrival);
  CHECK(plan->end == plan->arrival + minute * 210);
  auto const crossed = steps(*plan, StepKind::crossing);
  REQUIRE(crossed.size() == 2);
  CHECK(crossed[1].place == "K2");
  CHECK(crossed[1].is_return);
  CHECK(crossed[1].at == kilometre * 90);
}
