#include "passage/evaluate/forecast_score.hpp"

#include <cmath>
#include <limits>

#include "support/catch.hpp"

namespace passage {
namespace {

using testing::Approx;

/// A Poisson count by thinning: arrivals one after another (Knuth).
std::int64_t poisson_draw(Random& random, double mean) {
  std::int64_t count = -1;
  for (double product = 1; product > std::exp(-mean); product *= random.uniform()) ++count;
  return count;
}

/// A gamma draw of whole shape: a sum of exponentials.
double gamma_draw(Random& random, int shape) {
  double sum = 0;
  for (int i = 0; i < shape; ++i) sum -= std::log(1 - random.uniform());
  return sum / shape;
}

}  // namespace

TEST_CASE("Poisson sums, against printed tables and by drawing") {
  CHECK(poisson_at_most(2.0, 0) == Approx(std::exp(-2.0)));
  CHECK(poisson_at_most(3.0, 2) == Approx(0.4231901).epsilon(1e-6));
  CHECK(poisson_at_most(10.0, 15) == Approx(0.9512596).epsilon(1e-6));
  CHECK(poisson_at_most(5.0, -1) == 0);
  Random random{1};
  int at_most = 0;
  for (int i = 0; i < 100000; ++i) at_most += poisson_draw(random, 4.2) <= 3;
  CHECK(poisson_at_most(4.2, 3) == Approx(at_most / 1e5).margin(0.006));
}

TEST_CASE("The chance of any event: limits, and drawn rates") {
  double const infinite = std::numeric_limits<double>::infinity();
  CHECK(chance_of_any(1.0, infinite) == Approx(1 - std::exp(-1.0)));
  CHECK(chance_of_any(1.0, 1e9) == Approx(1 - std::exp(-1.0)).epsilon(1e-6));
  CHECK(chance_of_any(1.0, 1.0) == Approx(0.5));
  CHECK(chance_of_any(0.0, 0.3) == 0);
  CHECK(chance_of_any(2.0, 0.3) > chance_of_any(1.0, 0.3));
  Random random{2};
  int any = 0;
  for (int i = 0; i < 100000; ++i) any += poisson_draw(random, 0.8 * gamma_draw(random, 2)) > 0;
  CHECK(chance_of_any(0.8, 2) == Approx(any / 1e5).margin(0.006));
}

TEST_CASE("Over-dispersion is found back in drawn counts, and chance alone is called so") {
  Random random{3};
  std::vector<CountForecast> bursts, chance;
  for (int i = 0; i < 20000; ++i) {
    double const mean = random.uniform(0.2, 4);
    bursts.push_back({mean, poisson_draw(random, mean * gamma_draw(random, 3))});
    chance.push_back({mean, poisson_draw(random, mean)});
  }
  CHECK(fit_dispersion(bursts) == Approx(3.0).epsilon(0.1));
  CHECK(fit_dispersion(chance) > 100);
}

TEST_CASE("Information gain: the sum over events, and nothing for a forecast against itself") {
  auto const gain = information_gain(std::vector<PeriodScore>{{2, 4}, {-1, 1}, {5, 5}}, Random{1});
  CHECK(gain.per_event == Approx(0.6));
  CHECK(gain.low < 0.6);
  CHECK(gain.high > 0.6);
  auto const none = information_gain(std::vector<PeriodScore>{{0, 4}, {0, 0}}, Random{1});
  CHECK(none.per_event == 0);
  CHECK(none.high == 0);
}

TEST_CASE("Reliability groups hold equal numbers in order of size") {
  std::vector<CountForecast> forecasts;
  for (int i = 0; i < 40; ++i) forecasts.push_back({static_cast<double>((i * 7) % 40), i % 2});
  auto const bins = reliability(forecasts, 4, 1);
  REQUIRE(bins.size() == 4);
  CHECK(bins[0].forecasts == 10);
  CHECK(bins[0].expected == Approx(4.5));
  CHECK(bins[3].expected == Approx(34.5));
  double observed = 0;
  for (auto const& bin : bins) observed += bin.observed * 10;
  CHECK(observed == Approx(20.0));
}

}  // namespace passage
