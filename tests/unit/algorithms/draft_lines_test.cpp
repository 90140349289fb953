#include "passage/algorithms/draft_lines.hpp"

#include <sstream>
#include <vector>

#include "support/catch.hpp"

using namespace passage;

namespace {

std::vector<std::string> lines_of(DraftLines const& lines) {
  std::istringstream text{lines.text()};
  std::vector<std::string> list;
  for (std::string line; std::getline(text, line);) list.push_back(line);
  return list;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a reason stands behind its value, or above it where there is no room") {
  DraftLines lines;
  lines.key("load", "\"18 t\"", "gross weight");
  lines.key("load", "\"18 t\"");
  lines.key("load", "\"18 t\"", std::string(80, 'x'));
  CHECK(lines_of(lines) == Lines{"load = \"18 t\"" + std::string(31, ' ') + "# gross weight",
                                 "load = \"18 t\"", "# " + std::string(80, 'x'), "load = \"18 t\""});
  CHECK(lines.guesses() == 0);
}

TEST_CASE("a guess is marked on its own line wherever its reason stands, and counted") {
  DraftLines lines;
  lines.guess("cell", "\"1 km\"", "roads reach far");
  lines.guess("source", "\"roads.gpkg\"", std::string(80, 'x'));
  lines.guess("crs", "\"EPSG:4326\"", "");
  auto const list = lines_of(lines);
  REQUIRE(list.size() == 4);
  CHECK(list[0].ends_with("# GUESS: roads reach far"));
  CHECK(list[1] == "# source: " + std::string(80, 'x'));
  CHECK(list[2].ends_with("# GUESS"));
  CHECK(list[3].ends_with("# GUESS"));
  CHECK(lines.guesses() == 3);
}

TEST_CASE("a long remark is broken at blanks, every line a comment") {
  DraftLines lines;
  std::string remark;
  for (int i = 0; i < 60; ++i) remark += "word ";
  lines.comment(remark + "end");
  auto const list = lines_of(lines);
  CHECK(list.size() == 3);
  for (auto const& line : list) {
    CHECK(line.starts_with("# "));
    CHECK(line.size() <= 112);
  }
  CHECK(list.back().ends_with("end"));
}

TEST_CASE("columns are counted in letters: reasons behind Arabic names stand in line") {
  DraftLines lines;
  lines.key("name", "\"Moroni\"", "x");
  lines.key("name", "\"موروني\"", "x");
  auto const list = lines_of(lines);
  CHECK(list[1].size() - list[0].size() == 6);  // two bytes for each of six letters
}
