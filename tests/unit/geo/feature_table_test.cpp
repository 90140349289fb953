#include "passage/geo/feature_table.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using passage::as_number;
using passage::as_text;
using passage::FeatureTable;
using passage::Field;
using passage::is_null;
using passage::testing::contains;

namespace {
FeatureTable table_of(std::vector<std::string> columns) {
  FeatureTable table;
  table.source = "roads.gpkg, layer roads";
  table.columns = std::move(columns);
  return table;
}
}  // namespace

TEST_CASE("fields are read as numbers where they are numbers") {
  CHECK(as_number(Field{std::int64_t{12}}) == 12.0);
  CHECK(as_number(Field{1.5}) == 1.5);
  CHECK(as_number(Field{std::string{"12.5"}}) == 12.5);
  CHECK(as_number(Field{std::string{" -3e2\t"}}) == -300.0);
  CHECK(as_number(Field{std::string{"+4"}}) == 4.0);
  for (auto const* text : {"", "  ", "12 km", "1,5", "twelve", "nan", "inf", "0x10", "--1", "+-1"}) {
    INFO(text);
    CHECK_FALSE(as_number(Field{std::string{text}}));
  }
  CHECK_FALSE(as_number(Field{}));
}

TEST_CASE("fields are written in their shortest form") {
  CHECK(as_text(Field{std::int64_t{-7}}) == "-7");
  CHECK(as_text(Field{0.1}) == "0.1");
  CHECK(as_text(Field{std::string{"Wau"}}) == "Wau");
  CHECK(as_text(Field{}).empty());
  CHECK(is_null(Field{}));
  CHECK_FALSE(is_null(Field{std::string{}}));
}

TEST_CASE("columns are found exactly first, then whatever their case") {
  auto const table = table_of({"NAME", "name", "Class"});
  CHECK(table.column("name") == 1u);
  CHECK(table.column("NAME") == 0u);
  CHECK(table.column("class") == 2u);
  CHECK(table.column("Name") == 0u);
  CHECK_FALSE(table.column("speed"));
  CHECK(table.require_column("CLASS") == 2u);
}

TEST_CASE("a missing column is an error with the nearest name") {
  auto const table = table_of({"speed_kmh", "surface"});
  try {
    table.require_column("speed_kph");
    FAIL("accepted");
  } catch (passage::Error const& error) {
    CHECK(error.code() == "unknown_column");
    CHECK_THAT(error.message(), contains("roads.gpkg, layer roads"));
    CHECK_THAT(error.message(), contains("speed_kmh, surface"));
    CHECK_THAT(error.hint(), contains("\"speed_kmh\""));
  }
}
