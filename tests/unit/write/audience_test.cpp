#include "passage/write/audience.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/sample_result.hpp"

#include "passage/base/error.hpp"

using namespace passage;
using passage::testing::sample_result;

TEST_CASE("internal readers hold everything") {
  auto const policy = audience_policy("internal");
  CHECK(policy.may_hold("brief"));
  auto const result = reduced_for(sample_result(), policy, {});
  CHECK(result.options.size() == 3);
  CHECK(result.hazard);
}

TEST_CASE("a counterpart gets the shared line, its crossing points and its own ground, nothing of others") {
  auto const policy = audience_policy("counterpart");
  auto const result =
      reduced_for(sample_result(), policy, {"counterpart", "Coastal Administration", "2", {}});
  REQUIRE(result.options.size() == 1);
  CHECK(result.options[0].id == "2");
  CHECK_FALSE(result.hazard);
  CHECK(result.fronts.empty());
  CHECK(result.if_no.empty());
  CHECK(result.findings.list().empty());
  CHECK(result.closures.empty());
  CHECK(result.provenance.options.empty());
  auto const own = *result.authorities.find("Coastal Administration");
  for (auto const& area : result.control->areas()) CHECK(area.holders == std::vector{own});
  for (auto const& authority : result.authorities.list)
    CHECK((authority.name == "Coastal Administration" || authority.name == "another authority"));
  auto const& sheet = result.options[0].assessment;
  CHECK_FALSE(sheet.exposure);
  CHECK_FALSE(sheet.recorded_incidents_within_5km);
  for (auto const& segment : sheet.segments) {
    CHECK((segment.holding.holders.empty() || segment.holding.holders == std::vector{own}));
    CHECK_FALSE(segment.mean_rate);
  }
  CHECK(result.graph.gates.size() == sheet.crossings.size());
  for (auto const& point : result.options[0].line) {
    CHECK(point.x / 10 == testing::Approx(std::round(point.x / 10)));
    CHECK(point.y / 10 == testing::Approx(std::round(point.y / 10)));
  }
}

TEST_CASE("names that the run does not know are refused with those it knows") {
  auto const policy = audience_policy("counterpart");
  try {
    reduced_for(sample_result(), policy, {"counterpart", "Nobody", "", {}});
    FAIL("accepted");
  } catch (Error const& error) {
    CHECK(error.code() == "unknown_counterpart");
    CHECK(error.hint().find("Northern Council") != std::string::npos);
  }
  CHECK_THROWS_AS(reduced_for(sample_result(), policy, {"counterpart", "Northern Council", "9", {}}), Error);
  CHECK_THROWS_AS(audience_policy("press"), Error);
}

TEST_CASE("the public gets nothing before the lag is over, and never a line") {
  auto const policy = audience_policy("public");
  auto const last = sample_result().facts.do_not_use_after;
  CHECK_THROWS_AS(reduced_for(sample_result(), policy, {"public", "", "", last + std::chrono::days{29}}),
                  Error);
  auto const result = reduced_for(sample_result(), policy, {"public", "", "", last + std::chrono::days{30}});
  CHECK(result.options.empty());
  CHECK(result.places.empty());
  CHECK(result.graph.gates.empty());
  CHECK_FALSE(result.control);
}
