#include "passage/algorithms/hindcast_model.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/square_grid.hpp"

#include "passage/base/error.hpp"
#include "passage/geo/projector.hpp"

namespace passage {
namespace {

using testing::Approx;

/// Events of ten years, about `per_month`; a share of them around three places.
HindcastInputs drawn(double clustered, int per_month, std::uint64_t seed) {
  HindcastInputs inputs;
  inputs.grid = testing::square_grid(10000, 30);
  Projector const to_degrees{inputs.grid.crs, Crs{}};
  Random random{seed};
  Point const places[] = {{450000, 850000}, {600000, 700000}, {520000, 780000}};
  auto const last = *parse_date("2020-12-31");
  for (int day_number = 3650; day_number >= 0; --day_number) {
    for (int i = 0; i < 3; ++i) {
      if (random.uniform() > per_month / 30.4 / 3) continue;
      Point point{400000 + random.uniform(0, 300000), 900000 - random.uniform(0, 300000)};
      if (random.uniform() < clustered) {
        auto const place = places[random.below(3)];
        point = {place.x + 6000 * random.normal(), place.y + 6000 * random.normal()};
      }
      Incident incident;
      incident.place = to_degrees.lon_lat(point);
      incident.when.first = incident.when.last = last - std::chrono::days{day_number};
      incident.precision = LocationPrecision::exact;
      inputs.incidents.push_back(incident);
    }
  }
  inputs.half_lives = {90 * day, 730 * day};
  inputs.bandwidths = {Metres{6000}, Metres{50000}};
  inputs.recent_shares = {Share{0}, Share{0.5}};
  inputs.choose_months = 24;
  inputs.traversals = 60;
  return inputs;
}

TEST_CASE("Events that cluster in steady places: the narrow kernel wins and the count is right") {
  auto const inputs = drawn(0.8, 30, 5);
  Context context;
  auto const answer = hindcast(inputs, context);
  CHECK(answer.choices.size() == 8);
  CHECK(answer.choices.front().choice.bandwidth == Metres{6000});
  CHECK(answer.choices.front().gain > answer.choices.back().gain);
  REQUIRE(answer.baselines.size() == 3);  // no population was given
  CHECK(answer.baselines[0].name == "uniform");
  CHECK(answer.baselines[0].gain.low > 0.5);
  // A steady rate: the count test passes, the long run is as good as it gets.
  CHECK(answer.chance_of_fewer > 0.01);
  CHECK(answer.chance_of_more > 0.01);
  CHECK(std::abs(answer.baselines[2].gain.per_event) < 0.1);
  REQUIRE(answer.tested.size() == 12);
  CHECK(answer.tested.back().month.last == *parse_date("2020-12-31"));
  std::int64_t observed = 0;
  for (auto const& month : answer.tested) observed += month.observed;
  std::int64_t by_hand = 0;
  for (auto const& incident : inputs.incidents) by_hand += incident.when.first >= *parse_date("2020-01-01");
  CHECK(observed <= by_hand);  // a few drawn places lie outside the grid
  CHECK(observed > by_hand - 20);
  double expected = 0, seen = 0;
  for (auto const& bin : answer.paths) {
    expected += bin.expected;
    seen += bin.observed;
  }
  CHECK(seen == Approx(expected).epsilon(0.25));
}

TEST_CASE("Events without any pattern: nothing is gained over uniform") {
  Context context;
  auto const answer = hindcast(drawn(0, 30, 9), context);
  CHECK(answer.baselines[0].where.per_event < 0.03);
  CHECK(answer.choices.front().choice.bandwidth == Metres{50000});
}

TEST_CASE("A forecast knows nothing of its own month: moving later events changes no earlier one") {
  auto inputs = drawn(0.8, 30, 5);
  Context context;
  auto const before = hindcast(inputs, context);
  for (auto& incident : inputs.incidents) {
    if (incident.when.first >= *parse_date("2020-12-01")) incident.place = inputs.incidents.front().place;
  }
  auto const after = hindcast(inputs, context);
  CHECK(after.choices.front().gain == before.choices.front().gain);
  for (std::size_t m = 0; m < 12; ++m) CHECK(after.tested[m].expected == before.tested[m].expected);
}

TEST_CASE("What cannot be scored is refused") {
  auto inputs = drawn(0.8, 2, 5);
  Context context;
  inputs.choose_months = 200;
  CHECK_THROWS_WITH(hindcast(inputs, context), testing::contains("fewer than two events"));
  for (auto& incident : inputs.incidents) incident.when = *parse_date_span("2019");
  CHECK_THROWS_WITH(hindcast(inputs, context), testing::contains("within one month"));
}

}  // namespace
}  // namespace passage
