#include "passage/write/right_to_left.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("lists in Arabic have Arabic commas and semicolons, whatever script the names are in") {
  CHECK(in_right_to_left_script("عبر Juba, Wau; كم 5") == "عبر Juba،\u200F Wau؛\u200F كم 5");
  CHECK(in_right_to_left_script("12,5 كم") == "12,5 كم");  // no comma of a list
}

TEST_CASE("a quotation without Arabic letters stays as it is") {
  CHECK(in_right_to_left_script("Juba, Wau; -5") == "Juba, Wau; -5");
  CHECK(in_right_to_left_script("").empty());
}

TEST_CASE("days, moments and signed numbers stay in one piece") {
  CHECK(in_right_to_left_script("يصل 2024-06-18 08:22") == "يصل \u20662024-06-18 08:22\u2069");
  CHECK(in_right_to_left_script("قبل 2024-06-15.") == "قبل \u20662024-06-15\u2069.");
  CHECK(in_right_to_left_script("عند -11.144 -20.365") == "عند \u2066-11.144\u2069 \u2066-20.365\u2069");
}

TEST_CASE("a hyphen inside a name or a code is no sign") {
  CHECK(in_right_to_left_script("محطة K-5") == "محطة K-5");
  CHECK(in_right_to_left_script("هدنة 10:00-16:00") == "هدنة 10:00-16:00");
  CHECK(in_right_to_left_script("مرجع 2020-014") == "مرجع 2020-014");
}

TEST_CASE("what holds no right-to-left letters runs from the left inside Arabic") {
  CHECK(isolated_in_right_to_left("-11.144 -20.365") == "\u2066-11.144 -20.365\u2069");
  CHECK(isolated_in_right_to_left("Juba") == "\u2066Juba\u2069");
  CHECK(isolated_in_right_to_left("جوبا") == "\u2068جوبا\u2069");
}
