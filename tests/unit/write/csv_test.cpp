#include "passage/write/csv.hpp"

#include <clocale>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"

using namespace passage;

TEST_CASE("cells are quoted only where they must be") {
  CsvTable const table{{"a", "b"}, {{"x,y", "he said \"no\""}, {"", "0"}, {"two\nlines", "plain"}}};
  CHECK(csv_text(table) == "a,b\n\"x,y\",\"he said \"\"no\"\"\"\n,0\n\"two\nlines\",plain\n");
}

TEST_CASE("text beyond ASCII brings the byte order mark that spreadsheets need, plain text does not") {
  CHECK(csv_text({{"name"}, {{"Bor"}}}) == "name\nBor\n");
  CHECK(csv_text({{"name"}, {{"Baïdoa"}}}) == "\xEF\xBB\xBFname\nBaïdoa\n");
}

TEST_CASE("numbers have fixed decimals in every locale and no negative zero") {
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  CHECK(decimal(1234.5678, 2) == "1234.57");
  CHECK(decimal(-0.004, 2) == "0.00");
  CHECK(decimal(-0.006, 2) == "-0.01");
  CHECK(decimal(std::nullopt, 1).empty());
  CHECK(decimal(std::optional<double>{0.0}, 0) == "0");
  CHECK(shortest(-0.0) == "0");
  CHECK(shortest(1e-9) == "1e-09");
  std::setlocale(LC_ALL, "C");
}

TEST_CASE("lists join by semicolon") {
  CHECK(list_cell({"a", "b;c", "d"}) == "a;b,c;d");
  CHECK(list_cell({}).empty());
}

TEST_CASE("a ragged table and a folder that is not there are refused") {
  CHECK_THROWS_AS(csv_text({{"a", "b"}, {{"only one"}}}), Error);
  testing::Scratch scratch;
  std::ofstream{scratch / "file"} << "no folder";
  CHECK_THROWS_WITH(write_csv(scratch / "file/x.csv", {{"a"}, {}}), testing::contains("cannot be written"));
}
