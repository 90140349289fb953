#include "passage/read/places.hpp"

#include "files.hpp"
#include "support/catch.hpp"
#include "tables.hpp"

using namespace passage;
using namespace passage::testing;

namespace {
Geometry at(double x, double y) {
  return MultiPoint{{x, y}};
}
FeatureTable towns() {
  return table_of({"name", "osm", "population"},
                  {{at(28, 7.7), {text("Wau"), whole(11), whole(136179)}},
                   {at(31.7, 9.7), {text("Wau"), whole(12), {}}},
                   {at(31.6, 4.8), {text("Juba"), whole(13), text("372410")}},
                   {at(31.5, 6.2), {{}, whole(14), {}}}},
                  "places.csv");
}
}  // namespace

TEST_CASE("places come in the order they were asked for, by name or id") {
  Context context;
  auto const places = read_places(
      towns(), {.input = "to", .id = "osm", .select = {"juba"}, .select_id = {"11", "14"}}, context);
  REQUIRE(places.size() == 3);
  CHECK(places[0].name == "Juba");
  CHECK(places[0].population == 372410);
  CHECK(places[0].place == LonLat{31.6, 4.8});
  CHECK(places[1].name == "Wau");
  CHECK(places[1].place == LonLat{28, 7.7});
  CHECK(places[2].name == "14");
  CHECK(read_places(towns(), {.input = "to", .name = "name"}, context).size() == 3);
  CHECK(finding_of(context, "place_without_name").count == 1);
}

TEST_CASE("a name that occurs twice and one that is not there are refused together") {
  Context context;
  auto const error = error_of([&] {
    read_places(towns(), {.input = "to", .id = "osm", .select = {"Wau", "Jubaa"}}, context);
  });
  CHECK(error.kind() == ErrorKind::input);
  CHECK(error.code() == "ambiguous_place");
  CHECK_THAT(
      error.message(),
      contains("places.csv: name \"Wau\" occurs 2 times: 28.0000 7.7000 (id 11), 31.7000 9.7000 (id 12)"));
  CHECK_THAT(error.message(),
             contains("no place with name \"Jubaa\" among 4") && contains("did you mean \"Juba\"?"));
  CHECK_THAT(error.message(), contains("id = \"osm\", select_id"));
}

TEST_CASE("where no name is alike, the first ones are shown as they were read") {
  Context context;
  auto const error = error_of([&] { read_places(towns(), {.input = "to", .select = {"جوبا"}}, context); });
  CHECK(error.code() == "unknown_place");
  CHECK_THAT(error.hint(), contains("it has \"Wau\", \"Wau\", \"Juba\""));
}

TEST_CASE("unknown columns and missing names are refused") {
  Context context;
  auto const error =
      error_of([&] { read_places(towns(), {.input = "to", .name = "nom", .id = "uid"}, context); });
  CHECK(error.code() == "unknown_column");
  CHECK_THAT(error.message(), contains("\"nom\"") && contains("\"uid\""));
  auto const bare = table_of({"label"}, {{at(1, 1), {text("a")}}});
  CHECK(error_of([&] { read_places(bare, {.input = "to"}, context); }).code() == "unknown_column");
}

TEST_CASE("a polygon stands for a point inside it") {
  Context context;
  // A U: its centroid lies outside.
  Polygon const horseshoe{{{0, 0}, {4, 0}, {4, 4}, {3, 4}, {3, 1}, {1, 1}, {1, 4}, {0, 4}, {0, 0}}, {}};
  auto const table = table_of({"name"}, {{MultiPolygon{square(30, 5, 2)}, {text("camp")}},
                                         {MultiPolygon{horseshoe}, {text("bend")}}});
  auto const places = read_places(table, {.input = "to"}, context);
  CHECK(places[0].place.lon == Approx(31));
  CHECK(places[0].place.lat == Approx(6));
  auto const [lon, lat] = places[1].place;
  CHECK(lat == Approx(2));
  CHECK(((lon > 0 && lon < 1) || (lon > 3 && lon < 4)));
}

TEST_CASE("inline places are checked all at once") {
  auto const places = inline_places({{"Juba", {31.58, 4.85}}}, PlaceRole::origin);
  CHECK(places[0].role == PlaceRole::origin);
  auto const error = error_of([] {
    inline_places(
        {{"Manila", {14.6, 120.98}, "s.toml:3"}, {"A", {1, 1}, "s.toml:4"}, {"A", {2, 2}, "s.toml:5"}},
        PlaceRole::origin);
  });
  CHECK(error.code() == "outside_range");
  CHECK_THAT(error.message(), contains("s.toml:3: Manila") && contains("swapped") && contains("s.toml:5") &&
                                  contains("occurs twice: 1.0000 1.0000, 2.0000 2.0000"));
}

TEST_CASE("an origin that is its own destination is refused") {
  auto const from = inline_places({{"Juba", {31.58, 4.85}}}, PlaceRole::origin);
  auto const to = inline_places({{"Djuba", {31.58, 4.85}}, {"Wau", {28, 7.7}}}, PlaceRole::destination);
  auto const error = error_of([&] { require_distinct(from, to); });
  CHECK(error.code() == "same_place");
  CHECK_THAT(error.message(), contains("Juba") && contains("Djuba"));
}
