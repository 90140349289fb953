#include "passage/algorithms/by_clock.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

RouteOption option(char const* id, double on_road_h, double arrival_h, double exposure, unsigned agreements,
                   std::vector<Role> roles) {
  RouteOption made;
  made.id = id;
  made.roles = std::move(roles);
  made.assessment.time = hour * on_road_h;
  made.assessment.exposure = ExpectedEvents{exposure};
  for (std::uint32_t party = 0; party < 8; ++party) {
    if (agreements >> party & 1u) made.assessment.consents |= ConsentSet::of(PartyId{party});
  }
  made.assessment.plan.emplace();
  made.assessment.plan->arrival = hour * arrival_h;
  return made;
}

}  // namespace

TEST_CASE("the fastest is the first to arrive by the clock") {
  // The quick way waits for a crossing point until the next day.
  std::vector<RouteOption> options{option("1", 5, 30, 1e-6, 1, {Role::fastest}),
                                   option("2", 7, 13, 2e-6, 2, {Role::alternative})};
  auto const said = settle_by_clock(options);
  CHECK(options[0].roles == std::vector{Role::alternative});
  CHECK(options[1].roles == std::vector{Role::fastest});
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], passage::testing::contains("option 2 arrives first"));
}

TEST_CASE("who is beaten by the clock only hands its roles over") {
  // Neither beats the other on the road: 1 is quicker, 2 has less exposure and needs less.
  std::vector<RouteOption> options{option("1", 5, 30, 3e-6, 3, {Role::fastest}),
                                   option("2", 7, 13, 2e-6, 1, {Role::least_exposed}),
                                   option("3", 6, 29, 2.5e-6, 3, {Role::fewest_agreements, Role::balanced})};
  auto const said = settle_by_clock(options);
  CHECK(options[0].roles == std::vector{Role::alternative});
  CHECK(options[1].roles == std::vector{Role::fastest, Role::least_exposed, Role::fewest_agreements});
  CHECK(options[2].roles == std::vector{Role::alternative});
  CHECK(said.size() == 3);
}

TEST_CASE("a role stays with whom the numbers shown favour; what nights turn round is said") {
  std::vector<RouteOption> options{option("1", 5, 12, 3e-6, 1, {Role::fastest}),
                                   option("2", 6, 13, 1e-6, 1, {Role::least_exposed})};
  options[1].assessment.readings.push_back({"exposure_expected_incidents", "nights_and_opening_hours", 9e-6});
  auto const said = settle_by_clock(options);
  CHECK(options[1].roles == std::vector{Role::least_exposed});
  REQUIRE(said.size() == 1);
  CHECK_THAT(said[0], passage::testing::contains("option 1 has less exposure"));
}

TEST_CASE("nothing changes where the clock says what the road says, or somebody has no plan") {
  std::vector<RouteOption> const alike{option("1", 5, 12, 3e-6, 3, {Role::fastest}),
                                       option("2", 7, 14, 2e-6, 1, {Role::least_exposed}),
                                       option("3", 8, 15, 4e-6, 3, {Role::alternative})};
  auto same = alike;
  CHECK(settle_by_clock(same).empty());
  for (std::size_t i = 0; i < same.size(); ++i) CHECK(same[i].roles == alike[i].roles);
  auto unplanned = std::vector{option("1", 5, 30, 1e-6, 1, {Role::fastest}),
                               option("2", 7, 13, 1e-6, 1, {Role::alternative})};
  unplanned[1].assessment.plan.reset();
  CHECK(settle_by_clock(unplanned).empty());
  CHECK(unplanned[0].roles == std::vector{Role::fastest});
}

TEST_CASE("nights and closed hours are charged where they are spent, likely waits once") {
  Grid const grid{Crs::utm(38, true), {0, 1000}, 1000, 1000, 1, 2};
  HazardSurface hazard{grid};
  hazard.rate.set(0, 0, HazardRate{1e-3});
  hazard.rate.set(0, 1, HazardRate{5e-3});
  Gate gate;
  gate.wait = hour;
  std::vector<Gate> const gates{gate};
  Assessment sheet;
  sheet.length = Metres{2000};
  sheet.exposure = ExpectedEvents{1e-4};
  sheet.readings.push_back({"exposure_expected_incidents", "half_life_halved", 1});
  sheet.readings.push_back({"time_h", "x", 1});
  sheet.plan.emplace();
  auto const add = [&](StepKind kind, double at_m, double begin_h, double end_h, bool is_return) {
    sheet.plan->steps.push_back({kind, "", Metres{at_m}, hour * begin_h, hour * end_h, GateId{0}, is_return});
  };
  add(StepKind::night, 500, 18, 30, false);
  add(StepKind::crossing, 1500, 31, 34, false);
  add(StepKind::stop, 1500, 34, 40, false);
  add(StepKind::night, 500, 42, 54, true);
  add_waiting_exposure({{0, 500}, {2000, 500}}, {&hazard, &gates, 1}, sheet);
  REQUIRE(sheet.readings.size() == 3);
  CHECK(sheet.readings[1].assumption == "nights_and_opening_hours");
  CHECK(sheet.readings[2].measure == "time_h");
  // Rates are per km² and day within 1 km: 12 h at 1e-3 and 3 h - 1 h at 5e-3.
  double const disc_km2 = 3.14159265358979;
  double const expected = 1e-4 + disc_km2 * (1e-3 * 0.5 + 5e-3 * 2 / 24);
  CHECK(sheet.readings[1].value == Approx(expected).epsilon(1e-9));
  sheet.plan->steps.clear();
  sheet.readings.clear();
  add_waiting_exposure({{0, 500}, {2000, 500}}, {&hazard, &gates, 1}, sheet);
  CHECK(sheet.readings.empty());
}
