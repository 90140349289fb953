// Every table, vector and raster of the shared data goes through the readers. Expected numbers are those of
// its READMEs, which its producers counted with other tools. Skipped where the data are not.
#include <cmath>
#include <map>

#include "files.hpp"
#include "support/catch.hpp"

#include "passage/read/areas.hpp"
#include "passage/read/closures.hpp"
#include "passage/read/control.hpp"
#include "passage/read/features.hpp"
#include "passage/read/incidents.hpp"
#include "passage/read/places.hpp"
#include "passage/read/raster.hpp"
#include "passage/read/roads.hpp"
#include "passage/read/sites.hpp"
#include "passage/read/zones.hpp"

using namespace passage;
using namespace passage::testing;
namespace fs = std::filesystem;

namespace {

FeatureTable table(fs::path const& file, RequiredGeometry kind, Context& context,
                   std::optional<Crs> crs = {}) {
  FeatureRead options;
  options.input = "input";
  options.kind = kind;
  options.crs = std::move(crs);
  return read_features({file, ""}, options, context);
}

bool is_missing() {
  if (!real_data().empty()) return false;
  WARN("skipped: no shared data");
  return true;
}

RoadColumns strategic() {
  RoadColumns columns;
  columns.duration = "duration_min";
  columns.length = "road_distance_m";
  columns.delay = "border_time_min";
  return columns;
}

}  // namespace

TEST_CASE("every vector and table of the shared data can be read") {
  if (is_missing()) return;
  std::size_t files = 0;
  for (auto const& entry : fs::recursive_directory_iterator{real_data()}) {
    auto const extension = entry.path().extension();
    if (extension != ".geojson" && extension != ".gpkg" && extension != ".csv") continue;
    CAPTURE(entry.path().string());
    Context context;
    bool const is_utm = entry.path().string().find("utm13n") != std::string::npos;
    if (is_utm) {
      CHECK(error_of([&] { table(entry.path(), RequiredGeometry::any, context); }).code() ==
            "projected_as_degrees");
    }
    FeatureTable read;
    CHECK_NOTHROW(read = to_lon_lat(table(entry.path(), RequiredGeometry::any, context,
                                          is_utm ? std::optional{Crs::parse("EPSG:26713")} : std::nullopt)));
    CHECK(read.features.size() > 0);
    for (auto const& finding : context.findings.list()) {
      CAPTURE(finding.text);
      CHECK(finding.severity == Severity::note);
    }
    ++files;
  }
  CHECK(files >= 60);
}

TEST_CASE("every raster of the shared data can be read") {
  if (is_missing()) return;
  std::size_t files = 0;
  for (auto const& entry : fs::recursive_directory_iterator{real_data()}) {
    if (entry.path().extension() != ".tif") continue;
    CAPTURE(entry.path().string());
    Context context;
    RasterRead options;
    options.input = "raster";
    options.least = -500;  // nothing there lies below the lowest land
    std::size_t valid = 0;
    CHECK_NOTHROW(read_raster<Metres>({entry.path(), ""}, options, context)
                      .for_each_valid([&](auto, auto, Metres value) {
                        if (std::isfinite(value.value)) ++valid;
                      }));
    CHECK(valid > 0);
    ++files;
  }
  CHECK(files >= 25);
}

TEST_CASE("the strategic roads of four countries") {
  if (is_missing()) return;
  struct Case {
    char const* country;
    std::size_t edges;
    double km;
  };
  for (auto const& [country, edges, km] : std::vector<Case>{
           {"south_sudan", 129, 20588}, {"car", 126, 21202}, {"burundi", 17, 3490}, {"senegal", 59, 7891}}) {
    CAPTURE(country);
    Context context;
    auto const roads =
        read_roads(table(real_data() / country / "roads_strategic.geojson", RequiredGeometry::lines, context),
                   strategic(), context);
    CHECK(roads.size() == edges);
    Metres sum;
    for (auto const& road : roads) {
      sum += road.length;
      CHECK(road.duration);
      CHECK(road.is_length_measured);
    }
    CHECK(sum.value == Approx(km * 1000).margin(1000));
    CHECK_FALSE(context.findings.has("road_time_unused"));
    CHECK(context.findings.has("length_differs"));
  }
}

TEST_CASE("OpenStreetMap ways come with their class") {
  if (is_missing()) return;
  Context context;
  auto const roads = read_roads(
      table(real_data() / "burundi/roads_local_osm.geojson", RequiredGeometry::lines, context), {}, context);
  CHECK(roads.size() == 1497);
  Metres sum;
  for (auto const& road : roads) sum += road.length;
  CHECK(sum.value == Approx(1827e3).epsilon(0.005));
}

TEST_CASE("the recorded events of three countries") {
  if (is_missing()) return;
  Context context;
  auto const full =
      read_incidents(table(real_data() / "car/incidents_ged231.csv", RequiredGeometry::points, context),
                     IncidentFormat::automatic, context);
  CHECK(full.size() == 1848);
  double deaths = 0;
  std::map<LocationPrecision, int> precision;
  for (auto const& incident : full) {
    deaths += incident.deaths.value_or(0);
    ++precision[incident.precision.value()];
  }
  CHECK(deaths == 14948);
  CHECK(precision[LocationPrecision::exact] == 1214);
  CHECK(precision[LocationPrecision::near_place] == 374);
  CHECK(precision[LocationPrecision::district] == 149);
  CHECK(precision[LocationPrecision::province] == 54);
  CHECK(precision[LocationPrecision::region] == 28);
  CHECK(precision[LocationPrecision::country] == 29);
  auto const lite = read_incidents(
      table(real_data() / "south_sudan/incidents_ged201_lite.csv", RequiredGeometry::points, context),
      IncidentFormat::automatic, context);
  CHECK(lite.size() == 1888);
  CHECK(lite.front().when.days() == 365);
}

TEST_CASE("places by name, and the name that occurs twice") {
  if (is_missing()) return;
  auto const file = real_data() / "south_sudan/places.csv";
  Context context;
  PlaceChoice choice;
  choice.input = "to";
  choice.id = "osm_node";
  choice.select = {"Juba", "Bor"};
  choice.select_id = {"237193709"};
  auto const places = read_places(table(file, RequiredGeometry::points, context), choice, context);
  REQUIRE(places.size() == 3);
  CHECK(places[2].name == "Wau");
  CHECK(places[0].place.lon == Approx(31.5951655));
  choice.select = {"Wau"};
  auto const error =
      error_of([&] { read_places(table(file, RequiredGeometry::points, context), choice, context); });
  CHECK(error.code() == "ambiguous_place");
  CHECK_THAT(error.message(), contains("occurs 2 times: 27.9910 7.6999 (id 237193709), 31.7450 9.6610"));
}

TEST_CASE("closures, disputed ground, zones and sites") {
  if (is_missing()) return;
  Context context;
  auto const closures = read_closures(
      table(real_data() / "south_sudan/road_closures.geojson", RequiredGeometry::any, context), context);
  CHECK(closures.size() == 45);
  CHECK(format_date(closures[0].from.value()) == "2022-12-15");

  Authorities authorities;
  ControlColumns columns;
  columns.party = "admin";
  auto const control = read_control(
      table(real_data() / "south_sudan/disputed_areas.geojson", RequiredGeometry::polygons, context), columns,
      authorities, context);
  CHECK(control.size() == 3);
  CHECK_FALSE(authorities.list.empty());

  Context zones_context;
  auto const zones =
      read_zones(table(real_data() / "car/admin1.geojson", RequiredGeometry::polygons, zones_context), {},
                 zones_context);
  CHECK(zones.size() == 17);
  auto const repaired = finding_of(zones_context, "polygon_repaired");
  CHECK(repaired.count == 1);
  CHECK_THAT(repaired.text, contains("26.79") && contains("5.06"));

  auto const sites = read_sites(
      table(real_data() / "south_sudan/refugee_sites.geojson", RequiredGeometry::points_or_polygons, context),
      context);
  CHECK(sites.size() == 44);
}

TEST_CASE("prefectures as control: one holder each, the drawn borders fit") {
  if (is_missing()) return;
  Context context;
  Authorities authorities;
  ControlColumns columns;
  columns.party = "name";
  read_control(table(real_data() / "car/admin1.geojson", RequiredGeometry::polygons, context), columns,
               authorities, context);
  CHECK(authorities.list.size() == 17);
  // The ring that crosses itself leaves a sliver uncovered beside it; nothing else is amiss.
  CHECK(context.findings.list().size() == 2);
  CHECK(context.findings.has("polygon_repaired"));
  auto const gap = finding_of(context, "control_gap");
  CHECK(gap.count == 1);
  CHECK(gap.place == "26.8329 5.0567");
}
