#include "passage/write/annex.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

#include "support/catch.hpp"
#include "support/sample_result.hpp"
#include "support/scratch.hpp"

#include "passage/geo/line.hpp"
#include "passage/geo/mgrs.hpp"
#include "passage/geo/projector.hpp"
#include "passage/model/annex_hash.hpp"
#include "passage/write/audience.hpp"

using namespace passage;
namespace column = passage::annex_column;
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
    starts += row[column::kind] == "start", ends += row[column::kind] == "end",
        crossings += row[column::kind] == "crossing point";
    changes += row[column::kind] == "change of control";
    auto const from_mgrs = parse_place(row[column::mgrs]).place;
    CHECK(std::abs(from_mgrs.lat - std::stod(row[column::lat])) < 2e-5);
    CHECK(std::abs(from_mgrs.lon - std::stod(row[column::lon])) < 2e-5);
    CHECK(std::abs(parse_place(row[column::dms]).place.lat - std::stod(row[column::lat])) < 2e-5);
    if (row[column::kind] == "start") earliest = -1;
    CHECK(std::stod(row[column::earliest_after_departure_h]) >= earliest);
    CHECK(std::stod(row[column::latest_after_departure_h]) >=
          std::stod(row[column::earliest_after_departure_h]));
    earliest = std::stod(row[column::earliest_after_departure_h]);
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
  CHECK(annex_content_hash(table.columns, table.rows) == hash);
  for (std::size_t cell = 0; cell + 2 < table.columns.size(); ++cell) {
    INFO(table.columns[cell]);
    auto moved = table;
    moved.rows[3][cell] += "1";
    CHECK(annex_content_hash(moved.columns, moved.rows) != hash);
  }
  result.graph.gates[0].window = "08:00-09:00";
  CHECK(annex_table(result).rows.front().back() != hash);
  for (auto const* file : {"annex.txt", "annex.gpx", "annex.kml"}) {
    CHECK_THAT(bytes_of(scratch / file), contains(hash));
    CHECK_THAT(bytes_of(scratch / file), contains(table.rows.front()[column::points_hash]));
    CHECK_THAT(bytes_of(scratch / file), contains("Desk analysis"));
  }
}

TEST_CASE("with hashtags the row of tags stands under the header and is in no hash") {
  Scratch scratch;
  write_annex(scratch.path(), sample_result(), Messages{});
  auto const plain = read_back(bytes_of(scratch / "annex.csv"));
  write_annex(scratch.path(), sample_result(), Messages{}, Hashtags::with);
  auto tagged = read_back(bytes_of(scratch / "annex.csv"));
  for (auto const& tag : tagged.rows.front()) CHECK(tag.front() == '#');
  tagged.rows.erase(tagged.rows.begin());
  CHECK(tagged.rows == plain.rows);
}

TEST_CASE("every column of the table stands where its name says") {
  auto const columns = annex_table(sample_result()).columns;
  REQUIRE(columns.size() == column::content_hash + 1);
  CHECK(columns[column::nearest_place_pcode] == "nearest_place_pcode");
  CHECK(columns[column::opening_hours_utc] == "opening_hours_utc");
  CHECK(columns[column::planned_arrival_utc] == "planned_arrival_utc");
  CHECK(columns[column::basis] == "basis");
  CHECK(columns[column::points_hash] == "points_hash");
  CHECK(columns[column::content_hash] == "content_hash");
}

TEST_CASE("opening hours by the clocks of UTC") {
  auto const at = [](char const* text, double offset_h) {
    return utc_hours(*parse_opening_hours(text), hour * offset_h);
  };
  CHECK(at("07:00-15:00", 3) == "04:00-12:00");
  CHECK(at("07:00-15:00", -1) == "08:00-16:00");
  CHECK(at("01:00-05:00", 3) == "22:00-02:00");
  CHECK(at("Mo-Fr 01:00-05:00", 3) == "Mo,Tu,We,Th,Su 22:00-02:00");  // Monday 01:00 is Sunday 22:00 there
  CHECK(at("Sa 22:00-23:30", -2) == "Su 00:00-01:30");
  CHECK(at("24/7", 3) == "00:00-24:00");
  CHECK(at("daylight", 3) == "sunrise-sunset");
}

TEST_CASE("nearest places have their P-codes, hours their UTC") {
  auto result = sample_result();
  for (auto* places : {&result.places, &result.base.places})
    for (auto& place : *places) place.code = "XA-" + place.name.substr(0, 2);
  result.facts.movement.utc_offset = hour * 3;
  result.graph.gates[0].window = "07:00-15:00";
  std::size_t with_hours = 0;
  for (auto const& row : annex_table(result).rows) {
    CHECK(row[column::nearest_place_pcode] == "XA-" + row[column::nearest_place].substr(0, 2));
    if (row[column::opening_hours_local] != "07:00-15:00") continue;
    CHECK(row[column::opening_hours_utc] == "04:00-12:00");
    ++with_hours;
  }
  CHECK(with_hours > 0);
}

TEST_CASE("assembly and fall-back points are named places before an obstacle, on one holder's ground") {
  auto const result = sample_result();
  std::size_t assembly = 0, fall_back = 0;
  for (auto const& option : result.options) {
    for (auto const& obstacle : stations(result, option)) {
      auto const holding_at = [&](Metres at) {
        for (auto const& segment : option.assessment.segments)
          if (segment.from <= at && at < segment.upto) return segment.holding;
        return option.assessment.segments.back().holding;
      };
      auto const before = holding_at(obstacle.at - Metres{501});
      for (auto const* station : {&obstacle.assembly, &obstacle.fall_back}) {
        if (!*station) continue;
        INFO((*station)->name);
        CHECK((*station)->at < obstacle.at);
        CHECK(holding_at((*station)->at + Metres{1}) == before);
        CHECK(before.holders.size() == 1);
      }
      assembly += obstacle.assembly.has_value(), fall_back += obstacle.fall_back.has_value();
      if (obstacle.assembly) CHECK((obstacle.at - obstacle.assembly->at).value <= 20000);
      if (obstacle.assembly && obstacle.fall_back)
        CHECK((obstacle.assembly->at - obstacle.fall_back->at).value >= 5000);
    }
  }
  CHECK(assembly + fall_back > 0);
  for (auto const& row : annex_table(result).rows) {
    bool const is_station = row[column::kind] == "assembly point" || row[column::kind] == "fall-back point";
    CHECK(row[column::remark].empty() != is_station);
  }
}

TEST_CASE("for a counterpart coordinates are coarse in every notation and no fall-back point is named") {
  auto const result = reduced_for(sample_result(), audience_policy("counterpart"),
                                  {"counterpart", "Northern Council", "", {}});
  for (auto const& row : annex_table(result).rows) {
    for (auto cell : {row[column::lat], row[column::lon]}) CHECK(cell.size() - cell.find('.') == 5);
    CHECK(row[column::mgrs].size() == std::string{"29K AA 1234 1234"}.size());
    CHECK(row[column::kind] != "fall-back point");
  }
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

TEST_CASE("coordinates of an Arabic form are as plain as those of an English one") {
  std::istringstream rows{annex_text(sample_result(), Messages{"ar"})};
  int points = 0;
  for (std::string row; std::getline(rows, row);) {
    bool const is_point = row.starts_with("km ") && row.find("\u00b0") != std::string::npos;
    if (!is_point) continue;
    ++points;
    auto const coordinates = row.substr(0, row.find("\u00b0"));
    CHECK(std::ranges::all_of(coordinates, [](unsigned char sign) { return sign < 0x80; }));
  }
  CHECK(points > 3);
}
