#include "passage/algorithms/hazard_inputs.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"

namespace passage {
namespace {

MultiPolygon square(double west) {
  return {{{{west, 6}, {west + 1, 6}, {west + 1, 7}, {west, 7}, {west, 6}}, {}}};
}

FeatureTable areas(std::vector<std::string> const& columns) {
  FeatureTable table;
  table.source = "areas";
  table.crs = Crs{};
  table.columns = columns;
  for (int i = 0; i < 3; ++i) {
    Feature feature{i + 1, square(20 + i), {}};
    for (std::size_t c = 0; c < columns.size(); ++c)
      feature.fields.push_back(c == 0 ? "D" + std::to_string(i) : std::string{i < 2 ? "P0" : "P1"});
    table.features.push_back(feature);
  }
  return table;
}

TEST_CASE("Levels of administrative areas by the names of their codes") {
  Context context;
  auto const both = admin_areas(areas({"ADM2_PCODE", "ADM1_PCODE"}), {}, context);
  CHECK(both.districts.size() == 3);
  CHECK(both.provinces.size() == 2);
  auto const old = admin_areas(areas({"admin2Pcod", "admin1Pcod"}), {}, context);
  CHECK(old.districts.size() == 3);
  auto const unnamed = admin_areas(areas({"code"}), {}, context);
  CHECK(unnamed.districts.empty());
  CHECK(unnamed.provinces.size() == 3);
}

TEST_CASE("The watched ground is the areas when the events stop at their border") {
  std::vector<Incident> incidents(100);
  for (auto& incident : incidents) incident.place = {20.5, 6.5};
  incidents[0].place = incidents[1].place = {25, 6.5};
  CHECK_FALSE(watched_ground({square(20)}, incidents, Crs{}).area.empty());
  incidents[2].place = {25, 6.5};
  CHECK(watched_ground({square(20)}, incidents, Crs{}).area.empty());
  CHECK(watched_ground({}, incidents, Crs{}).area.empty());
}

TEST_CASE("Kinds are sorted into classes with their own numbers; a kind that nobody recorded is refused") {
  std::vector<Incident> incidents(4);
  incidents[0].kind = "Landmine";
  incidents[1].kind = "clash";
  incidents[3].kind = "Air strike";
  tables::Incidents table;
  table.persistent = {{"LANDMINE"}};
  table.classes.resize(1);
  table.classes[0].name = Text{"from the air"};
  table.classes[0].kinds = {{"air strike"}};
  table.classes[0].bandwidth = Metres{20000};
  auto classes = event_classes(incidents, table);
  REQUIRE(classes.size() == 3);
  CHECK(classes[0].name == "instant");
  CHECK(classes[0].incidents.size() == 2);
  CHECK(classes[1].is_persistent);
  CHECK(classes[1].incidents.size() == 1);
  CHECK(classes[2].name == "from the air");
  CHECK(classes[2].options.bandwidth == Metres{20000});
  CHECK(classes[2].options.half_life == table.half_life);
  HazardOptions all;
  all.radius = Metres{500};
  set_options(classes, all);
  CHECK(classes[2].options.radius == Metres{500});
  CHECK(classes[2].options.bandwidth == Metres{20000});

  table.persistent = {{"air strike"}};
  CHECK_THROWS_WITH(event_classes(incidents, table), testing::contains("already belongs"));
  table.persistent = {{"landmin"}};
  CHECK_THROWS_WITH(event_classes(incidents, table), testing::contains("landmin"));
}

}  // namespace
}  // namespace passage
