#include "passage/write/annex.hpp"

#include <cmath>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/sample_result.hpp"
#include "support/scratch.hpp"

#include "passage/geo/line.hpp"
#include "passage/geo/mgrs.hpp"
#include "passage/geo/projector.hpp"

using namespace passage;
using passage::testing::bytes_of;
using passage::testing::contains;
using passage::testing::sample_result;
using passage::testing::Scratch;

namespace {

/// A small reader of comma-separated values, for going back from the file alone.
CsvTable read_back(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && is_quoted && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back() += text[i++];
    } else if (text[i] == '"') {
      is_quoted = !is_quoted;
    } else if (text[i] == ',' && !is_quoted) {
      rows.back().emplace_back();
    } else if (text[i] == '\n' && !is_quoted) {
      rows.emplace_back(1);
    } else {
      rows.back().back() += text[i];
    }
  }
  rows.pop_back();
  CsvTable table{rows.front(), {}};
  table.rows.assign(rows.begin() + 1, rows.end());
  return table;
}

}  // namespace

TEST_CASE("way points lie on the option's line, in order, and lines between them stay near it") {
  auto const result = sample_result();
  Projector const from_degrees{Crs{}, result.frame.grid.crs};
  auto const points = way_points(result);
  REQUIRE(points.size() > 30);
  for (std::size_t option = 0; option < result.options.size(); ++option) {
    Line drawn;
    Metres before{-1};
    for (auto const& point : points) {
      if (point.option != option) continue;
      CHECK(point.at.value >= before.value);
      before = point.at;
      auto const there = from_degrees(Point{point.place.lon, point.place.lat});
      CHECK(nearest_on(result.options[option].line, there).distance < 0.5);
      drawn.push_back(there);
    }
    for (auto const& vertex : result.options[option].line)
      CHECK(nearest_on(drawn, vertex).distance <= annex_tolerance.value * 1.001);
  }
}

TEST_CASE("the annex names ends, crossings and changes of control with all notations and times") {
  auto const result = sample_result();
  auto const table = annex_table(result);
  std::size_t starts = 0, ends = 0, crossings = 0, changes = 0;
  double earliest = -1;
  for (auto const& row : table.rows) {
    starts += row[2] == "start", ends += row[2] == "end", crossings += row[2] == "crossing point";
    changes += row[2] == "change of control";
    auto const from_mgrs = parse_place(row[7]).place;
    CHECK(std::abs(from_mgrs.lat - std::stod(row[4])) < 2e-5);
    CHECK(std::abs(from_mgrs.lon - std::stod(row[5])) < 2e-5);
    CHECK(std::abs(parse_place(row[6]).place.lat - std::stod(row[4])) < 2e-5);
    if (row[2] == "start") earliest = -1;
    CHECK(std::stod(row[14]) >= earliest);
    CHECK(std::stod(row[15]) >= std::stod(row[14]));
    earliest = std::stod(row[14]);
  }
  CHECK(starts == 3);
  CHECK(ends == 3);
  CHECK(changes > 0);
  std::size_t expected = 0;
  for (auto const& option : result.options) expected += option.assessment.crossings.size();
  CHECK(crossings == expected);
}

TEST_CASE("a file that is read back has the hash that stands in it; any change of content changes it") {
  Scratch scratch;
  auto result = sample_result();
  write_annex(scratch.path(), result, Messages{});
  auto table = read_back(bytes_of(scratch / "annex.csv"));
  auto const hash = table.rows.front().back();
  CHECK(hash.size() == 16);
  CHECK(annex_hash(table) == hash);
  auto moved = table;
  moved.rows[3][4] = "-20.123456";
  CHECK(annex_hash(moved) != hash);
  result.graph.gates[0].window = "08:00-09:00";
  CHECK(annex_hash(annex_table(result)) != hash);
  for (auto const* file : {"annex.txt", "annex.gpx", "annex.kml"})
    CHECK_THAT(bytes_of(scratch / file), contains(hash));
}

TEST_CASE("files for handhelds hold way points only, with short plain names") {
  Scratch scratch;
  write_annex(scratch.path(), sample_result(), Messages{});
  auto const gpx = bytes_of(scratch / "annex.gpx");
  CHECK(gpx.find("<trk") == std::string::npos);
  CHECK(gpx.find("<rte") == std::string::npos);
  std::istringstream lines{gpx};
  int count = 0;
  for (std::string line; std::getline(lines, line);) {
    auto const at = line.find("<name>");
    if (at == std::string::npos) continue;
    auto const name = line.substr(at + 6, line.find("</name>") - at - 6);
    ++count;
    CHECK(name.size() <= 10);
    for (char letter : name) CHECK((letter >= ' ' && letter <= 'z'));
  }
  CHECK(count > 10);
}

TEST_CASE("the notification text has blanks for persons, points, segments that sum to the length") {
  auto const text = annex_text(sample_result(), Messages{});
  for (auto const* part : {"Purpose: 12 heavy trucks", "Contact (role, no names): ____", "MGRS",
                           "Sum of the segments", "Desk analysis"})
    CHECK_THAT(text, contains(part));
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("Sum of the segments")) continue;
    double sum = 0, length = 0;
    REQUIRE(std::sscanf(line.c_str(), "Sum of the segments: %lf km; length of the route: %lf km", &sum,
                        &length) == 2);
    CHECK(std::abs(sum - length) < 0.01);
  }
}
