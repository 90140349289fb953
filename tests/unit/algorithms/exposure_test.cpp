#include "passage/algorithms/exposure.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/raster.hpp"

namespace passage {
namespace {

using testing::Approx;

void write_text(std::filesystem::path const& path, std::string const& text) {
  std::ofstream{path} << text;
}

// One event a code, all at one place but for one beside the areas.
constexpr char const* events =
    "lon,lat,date,where_precision,kind\n"
    "20.5,6.5,2020-01-01,1,clash\n"
    "20.5,6.5,2020-02-01,2,clash\n"
    "20.5,6.5,2020-03-01,3,clash\n"
    "20.5,6.5,2020-04-01,4,clash\n"
    "20.5,6.5,2020-05-01,5,clash\n"
    "20.5,6.5,2020-06-01,6,clash\n"
    "20.6,6.4,2020-06-01,1,mine\n"
    "20.5,6.5,2021-06-01,1,clash\n";

constexpr char const* zones = R"({"type":"FeatureCollection","features":[
  {"type":"Feature","properties":{"ADM1_PCODE":"X1","ADM2_PCODE":"X101"},"geometry":{"type":"Polygon",
   "coordinates":[[[20,6],[21,6],[21,7],[20,7],[20,6]]]}},
  {"type":"Feature","properties":{"ADM1_PCODE":"X1","ADM2_PCODE":"X102"},"geometry":{"type":"Polygon",
   "coordinates":[[[21,6],[22,6],[22,7],[21,7],[21,6]]]}}]})";

struct Files {
  testing::Scratch folder;
  Exposure options;

  Files() {
    write_text(folder / "events.csv", events);
    write_text(folder / "zones.geojson", zones);
    options.incidents.source.path = (folder / "events.csv").string();
    options.incidents.bandwidth = Metres{8000};
    options.incidents.persistent = {{"Mine"}};
    options.as_of = *parse_date("2020-12-31");
    options.cell = Metres{5000};
    options.zones.emplace();
    options.zones->source.path = (folder / "zones.geojson").string();
    options.out.path = (folder / "hazard.tif").string();
    options.standing = OutputFile{(folder / "standing.tif").string()};
  }
};

double total_per_day(std::string const& path, Context& context) {
  auto const raster = read_raster<HazardRate>({path}, {"hazard"}, context);
  double sum = 0;
  raster.for_each_valid([&](auto, auto, HazardRate rate) { sum += rate.value * 25; });
  return sum;
}

}  // namespace

TEST_CASE("exposure writes what the events add up to, and says which it used") {
  Files files;
  Context context;
  auto const outputs = run(files.options, context);
  REQUIRE(outputs.files.size() == 3);
  // Four clashes count (1 exact, 1 near, 1 in a district, 1 in the province), by hand: α ½, half-life 90
  // days.
  double expected = 0;
  for (int const age : {365, 334, 305, 274})
    expected += 0.5 / 366 + 0.5 * std::log(2.0) / 90 * std::exp2(-age / 90.0);
  CHECK(context.findings.has("hazard_long_run_only"));  // 274 days of silence are more than three half-lives
  CHECK(total_per_day(files.options.out.path, context) == Approx(4.0 / 366).epsilon(1e-5));
  files.options.incidents.half_life = 180 * day;
  context.may_overwrite = true;
  run(files.options, context);
  expected = 0;
  for (int const age : {365, 334, 305, 274})
    expected += 0.5 / 366 + 0.5 * std::log(2.0) / 180 * std::exp2(-age / 180.0);
  CHECK(total_per_day(files.options.out.path, context) == Approx(expected).epsilon(1e-5));
  CHECK(total_per_day(files.options.standing->path, context) ==
        Approx(std::exp2(-213.0 / 180)).epsilon(1e-5));

  auto const table = testing::bytes_of(files.folder / "hazard.events.csv");
  for (auto const* row :
       {"instant,exact,used at its place,1,2020-01-01,2020-01-01",
        "instant,district,spread over its district,1", "instant,province,spread over its province,1",
        "instant,country,left out: known to the country only,1",
        "instant,exact,left out: after the date of the forecast,1", "persistent,exact,used at its place,1"})
    CHECK_THAT(table, testing::contains(row));
}

TEST_CASE("tables are read in the CRS that is stated for them") {
  Files files;
  Context context;
  write_text(files.folder / "one.csv", "x,y,date,where_precision,kind\n20.5,6.5,2020-01-01,1,clash\n");
  files.options.incidents.source.path = (files.folder / "one.csv").string();
  files.options.incidents.persistent.clear();
  files.options.standing.reset();
  files.options.incidents.crs = {"EPSG:4326"};
  run(files.options, context);
  auto const in_degrees = total_per_day(files.options.out.path, context);
  auto const metres = Projector{Crs{}, Crs::parse("EPSG:32634")}(Point{20.5, 6.5});
  write_text(files.folder / "one.csv", "x,y,date,where_precision,kind\n" + std::to_string(metres.x) + "," +
                                           std::to_string(metres.y) + ",2020-01-01,1,clash\n");
  files.options.incidents.crs = {"EPSG:32634"};
  run(files.options, context);
  CHECK(total_per_day(files.options.out.path, context) == Approx(in_degrees).epsilon(1e-6));
  CHECK(in_degrees > 0);
}

TEST_CASE("exposure along lines: the table adds up with the raster") {
  Files files;
  Context context;
  files.options.incidents.half_life = 180 * day;
  write_text(files.folder / "lines.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"through"},"geometry":{"type":"LineString",
     "coordinates":[[20.2,6.5],[20.8,6.5]]}},
    {"type":"Feature","properties":{"name":"far"},"geometry":{"type":"LineString",
     "coordinates":[[21.5,6.2],[21.8,6.2]]}}]})");
  files.options.along = LineInput{(files.folder / "lines.geojson").string(), ""};
  files.options.speed = kilometres_per_hour(30);
  auto const outputs = run(files.options, context);
  CHECK(outputs.files.size() == 4);
  auto const text = testing::bytes_of(files.folder / "hazard.along.csv");
  std::vector<std::vector<std::string>> rows(1);
  for (char const letter : text) {
    if (letter == '\n') {
      rows.emplace_back();
    } else if (letter == ',' || rows.back().empty()) {
      rows.back().emplace_back(letter == ',' ? "" : std::string{letter});
    } else {
      rows.back().back() += letter;
    }
  }
  REQUIRE(rows.size() == 4);
  auto const number = [&](std::size_t row, std::size_t column) { return std::stod(rows[row][column]); };
  CHECK(rows[1][0] == "through");
  CHECK(number(1, 1) == Approx(66.4).epsilon(0.005));  // 0.6 degrees at 6.5 north
  CHECK(number(1, 2) == Approx(66.4 / 30).epsilon(0.01));
  CHECK(number(1, 3) > 5 * number(2, 3));
  CHECK(number(1, 4) < number(1, 3));
  CHECK(number(1, 5) > number(1, 3));
  CHECK(number(1, 6) == Approx(number(1, 3)).epsilon(0.01));  // rare: the chance is the expectation
  CHECK(number(1, 11) < number(1, 3));
  CHECK(number(1, 12) > number(1, 3));
  CHECK(number(1, 13) > 0);
  CHECK(rows[1][14] == "0.0");
}

TEST_CASE("exposure refuses what it cannot answer") {
  Files files;
  Context context;
  files.options.incidents.persistent = {{"mien"}};
  CHECK_THROWS_WITH(run(files.options, context), testing::contains("no event is of the kind"));
  files.options.incidents.persistent.clear();
  files.options.extent = {Degrees{22}, Degrees{6}, Degrees{20}, Degrees{7}};
  CHECK_THROWS_WITH(run(files.options, context), testing::contains("--extent"));
  files.options.extent.clear();
  files.options.as_of = *parse_date("2019-01-01");
  CHECK_THROWS_WITH(run(files.options, context), testing::contains("first incident"));
  CHECK_FALSE(std::filesystem::exists(files.options.out.path));
}

}  // namespace passage
