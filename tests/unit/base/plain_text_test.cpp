#include "passage/base/plain_text.hpp"

#include "support/catch.hpp"

namespace passage {

TEST_CASE("only ASCII letters become lower case") {
  CHECK(lower("GeoPackage .GPKG 7") == "geopackage .gpkg 7");
  CHECK(lower("ÉMIRAT Ж") == "Émirat Ж");
  CHECK(lower("[\\]^_`{@Z") == "[\\]^_`{@z");
  CHECK(lower("").empty());
}

TEST_CASE("only blanks at the ends go") {
  CHECK(trimmed(" \t North  Gate\r\n") == "North  Gate");
  CHECK(trimmed("x") == "x");
  CHECK(trimmed(" \n").empty());
  CHECK(trimmed("").empty());
}

TEST_CASE("words that differ in case and blanks only are the same") {
  CHECK(plain_word("  North\t\tGate \r\n") == "north gate");
  CHECK(plain_word("north gate") == "north gate");
  CHECK(plain_word("Northgate") == "northgate");
  CHECK(plain_word(" \n ").empty());
}

}  // namespace passage
