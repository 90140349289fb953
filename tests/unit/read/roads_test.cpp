#include "passage/read/roads.hpp"

#include "files.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

// On the equator a degree of longitude is 111 319.49 m (WGS 84 semi-major axis times pi / 180).
constexpr double degree_m = 111319.490793;

Geometry along(double from, double upto) {
  return MultiLine{{{from, 0}, {upto, 0}}};
}

RoadColumns minutes() {
  RoadColumns columns;
  columns.duration = "t";
  return columns;
}

}  // namespace

TEST_CASE("roads carry measured lengths, times, delays and names") {
  auto const table =
      table_of({"t", "m", "d", "used", "name", "max_load_t", "oneway"},
               {{along(30, 30.1), {120.0, 11300.0, 15.0, text("2020-01-02"), text("N1"), 20.0, whole(0)}},
                {along(30.1, 30.2), {60.0, {}, {}, {}, {}, {}, text("-1")}}});
  auto columns = minutes();
  columns.length = "m";
  columns.delay = "d";
  columns.last_used = "used";
  Context context;
  auto const roads = read_roads(table, columns, context);
  REQUIRE(roads.size() == 2);
  CHECK(roads[0].id == 1);
  CHECK(roads[0].name == "N1");
  CHECK(roads[0].length == Metres{11300});
  CHECK(roads[0].is_length_measured);
  CHECK(roads[0].duration == Seconds{7200});
  CHECK(roads[0].delay == Seconds{900});
  CHECK(roads[0].max_load == Tonnes{20});
  CHECK(format_date(*roads[0].last_used) == "2020-01-02");
  CHECK_FALSE(roads[0].is_one_way);
  CHECK(roads[1].length.value == Approx(0.1 * degree_m).epsilon(1e-6));
  CHECK_FALSE(roads[1].is_length_measured);
  CHECK(roads[1].is_one_way);
  CHECK(roads[1].line.front().x == Approx(30.2));
  CHECK(finding_of(context, "length_missing").count == 1);
}

TEST_CASE("delays of more than a day are counted, and asked about") {
  auto const table = table_of({"t", "d"}, {{along(0, 0.1), {10.0, 1440.0}},
                                           {along(1, 1.1), {10.0, 6711.86}},
                                           {along(2, 2.1), {10.0, 0.0}},
                                           {along(3, 3.1), {10.0, -1.0}}});
  auto columns = minutes();
  columns.delay = "d";
  Context context;
  auto const roads = read_roads(table, columns, context);
  CHECK(roads[1].delay.value == Approx(6711.86 * 60));
  auto const finding = finding_of(context, "long_delay");
  CHECK(finding.count == 1);
  CHECK_THAT(finding.text, contains("1 road states a delay of more than a day") && contains("111.9 h"));
  CHECK(finding_of(context, "negative_delay").count == 1);
}

TEST_CASE("NULL, zero, negative and absurd times: another time stands in, or the road is left out") {
  auto const table = table_of({"t", "v", "class"}, {{along(0, 0.1), {10.0, 50.0, text("primary")}},
                                                    {along(1, 1.1), {{}, 50.0, text("primary")}},
                                                    {along(2, 2.1), {0.0, {}, text("Track")}},
                                                    {along(3, 3.1), {-5.0, 0.0, {}}},
                                                    {along(4, 4.1), {0.01, {}, {}}},
                                                    {along(5, 5.1), {10.0, {}, {}}}});
  auto columns = minutes();
  columns.speed = "v";
  Context context;
  auto const roads = read_roads(table, columns, context);
  REQUIRE(roads.size() == 4);
  CHECK(roads[0].duration == Seconds{600});
  CHECK_FALSE(roads[0].speed);
  CHECK_FALSE(roads[1].duration);
  CHECK(roads[1].speed->value == Approx(50 / 3.6));
  CHECK_FALSE(roads[2].duration);
  CHECK_FALSE(roads[2].speed);
  CHECK(roads[2].road_class == "track");
  CHECK(roads[3].id == 6);
  auto const left_out = finding_of(context, "road_without_time");
  CHECK(left_out.severity == Severity::serious);
  CHECK(left_out.count == 2);
  CHECK_THAT(left_out.text, contains("feature 4") && contains("feature 5") && contains("left out"));
  auto const unused = finding_of(context, "road_time_unused");
  CHECK(unused.count == 7);  // four durations and three speeds
  CHECK_THAT(unused.text, contains("no duration") && contains("duration 0 on 11.1 km"));
}

TEST_CASE("a wrong unit is refused, since every road would be absurd") {
  Context context;
  auto const seconds = table_of({"t"}, {{along(0, 0.1), {600.0}}, {along(1, 1.1), {700.0}}});
  auto const error = error_of([&] { read_roads(seconds, minutes(), context); });
  CHECK(error.code() == "duration_unit");
  CHECK_THAT(error.message(), contains("input.gpkg") && contains("km/h") && contains("expected 2.5 to 150"));
  CHECK_THAT(error.hint(), contains("duration_unit"));
  auto columns = minutes();
  columns.duration_unit = Seconds{1};
  CHECK(read_roads(seconds, columns, context)[0].duration == Seconds{600});

  auto const kilometres = table_of({"t", "km"}, {{along(0, 0.1), {10.0, 11.2}}});
  columns = minutes();
  columns.length = "km";
  CHECK(error_of([&] { read_roads(kilometres, columns, context); }).code() == "length_unit");
}

TEST_CASE("measured and drawn lengths more than 2 % apart are a finding") {
  auto const table =
      table_of({"t", "m"}, {{along(0, 0.1), {10.0, 11200.0}}, {along(1, 1.1), {10.0, 12000.0}}});
  auto columns = minutes();
  columns.length = "m";
  Context context;
  CHECK(read_roads(table, columns, context)[1].length == Metres{12000});
  auto const finding = finding_of(context, "length_differs");
  CHECK(finding.count == 1);
  CHECK_THAT(finding.text, contains("feature 2") && contains("12.0 km measured, 11.1 km drawn"));
}

TEST_CASE("a feature of several parts shares its numbers out by length") {
  Geometry const parts = MultiLine{{{0, 0}, {0.1, 0}}, {{0.1, 0}, {0.2, 0}}, {{0.5, 0}, {0.6, 0}}};
  auto const table = table_of({"t", "d"}, {{parts, {30.0, 3.0}}});
  auto columns = minutes();
  columns.delay = "d";
  Context context;
  auto const roads = read_roads(table, columns, context);
  REQUIRE(roads.size() == 2);
  CHECK(roads[0].line == Line{{0, 0}, {0.1, 0}, {0.2, 0}});
  CHECK(roads[0].duration->value == Approx(1200));
  CHECK(roads[1].duration->value == Approx(600));
  CHECK(roads[0].delay.value + roads[1].delay.value == Approx(180));
}

TEST_CASE("roads without length or geometry are left out") {
  auto const table =
      table_of({"t"}, {{MultiLine{{{1, 1}, {1, 1}}}, {5.0}}, {Geometry{}, {5.0}}, {along(0, 0.1), {10.0}}});
  Context context;
  CHECK(read_roads(table, minutes(), context).size() == 1);
  CHECK(finding_of(context, "road_without_length").count == 1);
}

TEST_CASE("all unknown columns are listed at once") {
  auto const table = table_of({"duration_min", "name"}, {{along(0, 0.1), {10.0, text("a")}}});
  RoadColumns columns;
  columns.duration = "duration";
  columns.length = "road_distance_m";
  Context context;
  auto const error = error_of([&] { read_roads(table, columns, context); });
  CHECK(error.code() == "unknown_column");
  CHECK_THAT(error.message(), contains("2 problems") && contains("\"duration\"") &&
                                  contains("\"road_distance_m\"") && contains("it has duration_min, name"));
}

TEST_CASE("without any time the columns are listed; OpenStreetMap classes are recognised") {
  Context context;
  auto const none = table_of({"width"}, {{along(0, 0.1), {3.0}}});
  auto const error = error_of([&] { read_roads(none, {}, context); });
  CHECK(error.code() == "no_road_time");
  CHECK_THAT(error.message(), contains("it has width"));
  auto const osm = table_of({"highway"}, {{along(0, 0.1), {text("Tertiary")}}});
  CHECK(read_roads(osm, {}, context)[0].road_class == "tertiary");
  CHECK(finding_of(context, "road_class_assumed").severity == Severity::note);
}

TEST_CASE("condition in OpenStreetMap's words is taken from columns of those names") {
  auto const table = table_of(
      {"highway", "surface", "tracktype", "smoothness", "bridge"},
      {{along(30, 30.1), {text("track"), text("Gravel"), text("grade3"), text("bad"), text("viaduct")}},
       {along(30.1, 30.2), {text("primary"), {}, {}, {}, text("F")}}});
  Context context;
  auto const roads = read_roads(table, {}, context);
  CHECK(roads[0].surface == "gravel");
  CHECK(roads[0].track_type == "grade3");
  CHECK(roads[0].smoothness == "bad");
  CHECK(roads[1].surface.empty());
  CHECK(roads[0].is_bridge);
  CHECK_FALSE(roads[1].is_bridge);
}

TEST_CASE("roads for the dry season only are closed when it is wet, and said where no season is stated") {
  auto const table =
      table_of({"highway", "season"}, {{along(30, 30.1), {text("track"), text("dry season only")}},
                                       {along(30.1, 30.2), {text("track"), text("all year")}}});
  for (auto const season : {Season::unstated, Season::dry, Season::wet}) {
    Context context;
    RoadColumns columns;
    columns.season = season;
    auto const roads = read_roads(table, columns, context);
    CHECK((roads[0].status == RoadStatus::closed) == (season == Season::wet));
    CHECK(roads[1].status == RoadStatus::open);
    CHECK(context.findings.has("roads_dry_season_only") == (season == Season::unstated));
  }
}
