#include "passage/model/place_size.hpp"

#include "support/catch.hpp"

using namespace passage;

namespace {

Place place(std::string kind, double population = 0) {
  Place made;
  made.kind = std::move(kind);
  made.population = population;
  return made;
}

}  // namespace

TEST_CASE("a place without a number of people is as large as its kind") {
  CHECK(size_for_names(place("village", 41356)) == 41356);
  CHECK(size_for_names(place("city")) > size_for_names(place("town")));
  CHECK(size_for_names(place("town")) > size_for_names(place("village")));
  CHECK(size_for_names(place("village")) > size_for_names(place("hamlet")));
  CHECK(size_for_names(place("")) == 0);
  CHECK(size_for_names(place("hospital")) == 0);
}

TEST_CASE("labels of areas are told from towns") {
  CHECK(is_label_of_area(place("state", 350000)));
  CHECK(is_label_of_area(place("country")));
  CHECK_FALSE(is_label_of_area(place("town")));
  CHECK_FALSE(is_label_of_area(place("")));
}
