#include "passage/compare/measures.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

MeasuredOption option(std::vector<std::pair<std::string, std::string>> measures) {
  return {"1", "one", std::move(measures)};
}

MeasureDelta const* find(std::vector<MeasureDelta> const& deltas, std::string const& measure) {
  for (auto const& delta : deltas) {
    if (delta.measure == measure) return &delta;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("numbers differ by B less A, lists by their members, and what nobody computed is left out") {
  auto const deltas = measure_deltas(
      option({{"time_h", "12.5"}, {"consents", "A;B"}, {"last_incident", "2020-01-01"}, {"closed_km", ""}}),
      option({{"time_h", "14.0"}, {"consents", "B;C"}, {"last_incident", ""}, {"closed_km", ""}}));
  CHECK(find(deltas, "time_h")->difference == 1.5);
  CHECK(find(deltas, "consents")->only_a == std::vector<std::string>{"A"});
  CHECK(find(deltas, "consents")->only_b == std::vector<std::string>{"C"});
  CHECK_FALSE(find(deltas, "last_incident")->difference);
  CHECK(find(deltas, "last_incident")->is_different());
  CHECK(find(deltas, "closed_km") == nullptr);
}

TEST_CASE("lists in another order are the same") {
  auto const deltas = measure_deltas(option({{"crossings", "K1; K2"}}), option({{"crossings", "K2;K1"}}));
  CHECK_FALSE(find(deltas, "crossings")->is_different());
}

TEST_CASE("words are no numbers, and empty texts have no members") {
  CHECK(number_of("2.5e3") == 2500);
  CHECK_FALSE(number_of("2020-01-01"));
  CHECK_FALSE(number_of("nan"));
  CHECK_FALSE(number_of(""));
  CHECK(members_of("").empty());
  CHECK(members_of("a;; b ;").size() == 2);
}

TEST_CASE("one is better in time, exposure and agreements as sets, or neither is") {
  auto const quick = option(
      {{"time_h", "5"}, {"exposure_expected_incidents", "1e-4"}, {"consent_count", "1"}, {"consents", "A"}});
  auto const slow = option({{"time_h", "6"},
                            {"exposure_expected_incidents", "2e-4"},
                            {"consent_count", "2"},
                            {"consents", "A;B"}});
  auto const other = option(
      {{"time_h", "6"}, {"exposure_expected_incidents", "2e-4"}, {"consent_count", "1"}, {"consents", "C"}});
  CHECK(dominance_of(quick, slow) == Dominance::a);
  CHECK(dominance_of(slow, quick) == Dominance::b);
  CHECK(dominance_of(quick, other) == Dominance::none);  // another agreement is not one less
  CHECK(dominance_of(quick, option({{"time_h", "9"}})) == Dominance::none);
}
