#include "passage/exercise/district.hpp"

#include "sample.hpp"
#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/exercise/story.hpp"
#include "passage/exercise/tables.hpp"
#include "passage/geo/overlay.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("administrative units tile the land without overlap; holders' ground is valid") {
  auto const& district = sample::district();
  double sum = 0;
  for (int unit = 0; unit < static_cast<int>(district.admin.second.size()); ++unit) {
    auto const ground =
        district.ground->polygons([&](int label) { return GroundLabel::of(label).unit == unit; });
    REQUIRE_FALSE(validity_problem(ground));
    sum += area(ground);
  }
  CHECK(sum == passage::testing::Approx(area(district.ground->polygons([](int) { return true; }))));
  for (int holder = 0; holder < 3; ++holder)
    REQUIRE_FALSE(validity_problem(
        district.ground->polygons([&](int label) { return GroundLabel::of(label).control == holder; })));
}

TEST_CASE("the same request makes the same district") {
  Context context;
  auto const again = make_district({1, Size::small, 3}, context);
  CHECK(scenario_text(again) == scenario_text(sample::district()));
  auto const one = district_layers(again), other = district_layers(sample::district());
  REQUIRE(one.size() == other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    REQUIRE(one[i].table.features.size() == other[i].table.features.size());
    for (std::size_t j = 0; j < one[i].table.features.size(); ++j) {
      REQUIRE(one[i].table.features[j].geometry == other[i].table.features[j].geometry);
      REQUIRE(one[i].table.features[j].fields == other[i].table.features[j].fields);
    }
  }
}

TEST_CASE("too many parties are refused") {
  Context context;
  CHECK_THROWS_AS(make_district({1, Size::small, 9}, context), Error);
}
