#include "passage/write/summary.hpp"

#include "support/catch.hpp"
#include "support/sample_result.hpp"

#include "passage/write/audience.hpp"

using namespace passage;

TEST_CASE("the public summary names dates and caveats, no place, holder or coordinate") {
  auto const full = passage::testing::sample_result();
  auto const today = full.facts.do_not_use_after + std::chrono::days{40};
  auto const result =
      reduced_for(passage::testing::sample_result(), audience_policy("public"), {"public", "", "", today});
  auto const text = public_summary(result, Messages{});
  CHECK(text.find("Desk analysis") != std::string::npos);
  for (auto const& place : full.base.places) CHECK(text.find(place.name) == std::string::npos);
  for (auto const& authority : full.authorities.list) CHECK(text.find(authority.name) == std::string::npos);
  CHECK(text.find("km") == std::string::npos);
}
