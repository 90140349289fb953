#include "passage/declare/types.hpp"

#include <type_traits>

#include "support/catch.hpp"

using namespace passage;

// Meanings do not convert into each other.
static_assert(!std::is_convertible_v<Text, ColumnName>);
static_assert(!std::is_convertible_v<InputFile, OutputFile>);
static_assert(!std::is_same_v<PointInput, LineInput>);

TEST_CASE("a map finds what stands for a key") {
  TextMap const map{{{"lon", "longitude"}, {"date", "year"}}};
  REQUIRE(map.find("date"));
  CHECK(*map.find("date") == "year");
  CHECK(map.find("lat") == nullptr);
}

TEST_CASE("shapes have names") {
  CHECK(name_of(Shape::any) == "any");
  CHECK(name_of(Shape::place) == "place");
}

TEST_CASE("defaults of the types that have one") {
  CHECK(CrsName{}.value == "auto");
  CHECK(TravelHours{}.is_daylight);
  CHECK_FALSE(AvoidFactor{}.is_forbidden);
  CHECK(Seed{}.value == 1);
}
