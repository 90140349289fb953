#include "passage/layers/event_class.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/square_grid.hpp"

#include "passage/geo/projector.hpp"

namespace passage {
namespace {

using testing::Approx;

EventClass one_event(std::string name, Point point, std::string const& when, double bandwidth_m) {
  EventClass events;
  events.name = std::move(name);
  events.incidents.resize(1);
  events.incidents[0].place = Projector{testing::square_grid(1000, 100).crs, Crs{}}.lon_lat(point);
  events.incidents[0].when = *parse_date_span(when);
  events.incidents[0].precision = LocationPrecision::exact;
  events.options.as_of = *parse_date("2021-01-01");
  events.options.exact_error = Metres{0};
  events.options.uniform_share = Share{0};
  events.options.recent_share = Share{1};
  events.options.bandwidth = Metres{bandwidth_m};
  return events;
}

TEST_CASE("Classes add up, each with its own half-life and bandwidth") {
  Point const spot{450500, 850500};
  std::vector<EventClass> classes{one_event("near", spot, "2020-12-02", 3000),
                                  one_event("far", spot, "2020-12-02", 9000)};
  classes[1].options.half_life = Seconds{30 * 86400.0};
  Context context;
  auto const surface = make_hazard(classes, testing::square_grid(1000, 100), context);
  REQUIRE(surface);
  auto const by_hand = [](double half_life, double h_km) {
    double const cell = std::erf(0.5 / (h_km * std::sqrt(2.0)));  // mass of the middle cell along one axis
    return std::log(2.0) / half_life * std::exp2(-30 / half_life) * cell * cell;
  };
  CHECK(surface->rate.at(spot)->value == Approx(by_hand(90, 3) + by_hand(30, 9)).epsilon(1e-6));

  // One class without any event up to the day of the forecast adds nothing; none at all is an error.
  auto later = classes;
  later[1] = one_event("later", spot, "2022", 9000);
  CHECK(make_hazard(later, testing::square_grid(1000, 100), context)->rate.at(spot)->value ==
        Approx(by_hand(90, 3)).epsilon(1e-6));
  later.erase(later.begin());
  CHECK_THROWS_WITH(make_hazard(later, testing::square_grid(1000, 100), context), testing::contains("2022"));
}

TEST_CASE("What stays is never added to what is over") {
  Point const spot{450500, 850500};
  std::vector<EventClass> classes{one_event("instant", spot, "2020-12-02", 3000),
                                  one_event("mines", spot, "2021-01-01", 3000)};
  classes[1].is_persistent = true;
  Context context;
  auto const alone = make_hazard(std::span{classes}.first(1), testing::square_grid(1000, 100), context);
  CHECK(make_hazard(classes, testing::square_grid(1000, 100), context)->rate.at(spot) ==
        alone->rate.at(spot));
  auto const density = make_standing_density(classes, testing::square_grid(1000, 100), context);
  REQUIRE(density);
  double sum = 0;
  density->rate.for_each_valid([&](auto, auto, HazardRate rate) { sum += rate.value; });
  CHECK(sum == Approx(1).epsilon(1e-9));
  CHECK_FALSE(make_standing_density(std::span{classes}.first(1), testing::square_grid(1000, 100), context));
}

TEST_CASE("Findings of several classes say whose they are") {
  auto classes = std::vector{one_event("raids", {450500, 850500}, "2020-12-02", 3000),
                             one_event("shelling", {450500, 850500}, "2020-12-02", 3000)};
  classes[1].incidents.push_back(classes[1].incidents[0]);
  classes[1].incidents[1].precision = LocationPrecision::country;
  Context context;
  make_hazard(classes, testing::square_grid(1000, 100), context);
  REQUIRE(context.findings.list().size() == 1);
  CHECK_THAT(context.findings.list()[0].text, testing::contains("shelling: 1 incident is known"));
}

TEST_CASE("Readings add up over classes; draws of classes are independent") {
  Point const spot{450500, 850500};
  std::vector<EventClass> classes{one_event("a", spot, "2020-12-02", 3000)};
  for (int i = 0; i < 30; ++i) classes[0].incidents.push_back(classes[0].incidents[0]);
  classes.push_back(classes[0]);
  classes[1].name = std::string{"b"};
  Context context;
  std::vector<Presence> const here{{spot, day}};
  ClassReadings const both{classes, testing::square_grid(1000, 100), {400, 1, 0}, context};
  ClassReadings const one{std::span{classes}.first(1), testing::square_grid(1000, 100), {400, 1, 0}, context};
  REQUIRE_FALSE(both.is_empty());
  CHECK(both.of(here).exposure.value == Approx(2 * one.of(here).exposure.value));
  CHECK(both.of(here).bandwidth_halved.value == Approx(2 * one.of(here).bandwidth_halved.value));
  auto const spread = [](ExposureRange range) { return std::log(range.high / range.low); };
  CHECK(spread(both.range(here)) < 0.85 * spread(one.range(here)));
  CHECK(spread(both.range(here)) > 0.55 * spread(one.range(here)));
  CHECK_FALSE(both.standing({{440000, 850500}, {460000, 850500}}, Metres{20000}));
}

TEST_CASE("Standing readings: on the spot a halved bandwidth counts four times") {
  Point const spot{450500, 850500};
  std::vector<EventClass> classes{one_event("mines", spot, "2020-10-03", 8000)};
  classes[0].is_persistent = true;
  Context context;
  ClassReadings const readings{classes, testing::square_grid(1000, 100), {}, context};
  CHECK(readings.is_empty());
  auto const other = readings.standing({{450400, 850500}, {450600, 850500}}, Metres{200});
  REQUIRE(other);
  double const shown = 2 * 0.2 * 0.5 / (2 * M_PI * 64);  // 2r times length times what is left over 2 pi h^2
  CHECK(other->bandwidth_halved.value == Approx(4 * shown).epsilon(0.02));
  CHECK(other->bandwidth_doubled.value == Approx(shown / 4).epsilon(0.02));
  CHECK(other->half_life_halved.value == Approx(shown / 2).epsilon(0.02));
  CHECK(other->half_life_doubled.value == Approx(shown * std::sqrt(2.0)).epsilon(0.02));
}

}  // namespace
}  // namespace passage
