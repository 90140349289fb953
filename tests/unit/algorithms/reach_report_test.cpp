#include "passage/algorithms/reach_report.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/scattered_people.hpp"

#include "passage/geo/overlay.hpp"

using namespace passage;
using passage::testing::Approx;
using passage::testing::box_area;

namespace {

Crs const plane = Crs::utm(36, true);

ControlArea held(MultiPolygon area, std::vector<PartyId> holders) {
  ControlArea made;
  made.area = std::move(area);
  made.holders = std::move(holders);
  return made;
}

std::vector<std::string> names_of(std::vector<ReachGroup> const& groups) {
  std::vector<std::string> names;
  for (auto const& group : groups) names.push_back(group.name);
  return names;
}

Zone zone(std::string code, MultiPolygon area, std::optional<double> need) {
  Zone made;
  made.code = made.name = std::move(code);
  made.area = std::move(area);
  made.need = need.value_or(1);
  made.has_need = need.has_value();
  return made;
}

/// 15 × 15 km.
Population people() {
  return passage::testing::scattered_people(150, 21);
}

WalkingTargets const road{{{{502000, 507000}, {513000, 508000}}}, {}};

struct Asked {
  std::vector<Line> barriers;
  std::vector<Place> sites;
  std::vector<Zone> zones;
  Persons floor;
};

ReachReport report_of(Asked const& asked, Context& context) {
  static auto const population = people();
  WalkingInputs walking;
  walking.crs = plane;
  walking.times = {minute * 30, hour};
  walking.targets = road;
  walking.barriers = asked.barriers;
  WalkingGround const ground{walking, context};
  ReachEvidence evidence;
  evidence.population = &population;
  evidence.frame = plane;
  evidence.within = {Metres{1000}, Metres{2000}};
  evidence.walk = walking.times;
  evidence.ground = &ground;
  evidence.groups = {{"zone", groups_by_zone(asked.zones)}};
  if (!asked.sites.empty()) evidence.sites = &asked.sites;
  evidence.floor = asked.floor;
  ReachReport report;
  ReachReporter{std::move(evidence), context}.add({ReachTarget::line, road}, report, context);
  return report;
}

PeopleRow const* row_of(ReachReport const& report, ReachMeasure measure, std::string const& band,
                        std::string const& kind, std::string const& code) {
  for (auto const& row : report.people) {
    if (row.key.measure == measure && row.key.band == band && row.key.kind == kind && row.code == code)
      return &row;
  }
  return nullptr;
}

std::vector<Zone> const two_zones{zone("N", box_area(499000, 507500, 516000, 516000), 3),
                                  zone("S", box_area(499000, 499000, 516000, 507500), std::nullopt)};

}  // namespace

TEST_CASE("ground by holder: overlap is contested and belongs to nobody else") {
  Authorities names;
  auto const a = names.add("A"), b = names.add("B");
  std::vector<ControlArea> areas{held(box_area(0, 0, 10, 10), {a}), held(box_area(8, 0, 20, 10), {b}),
                                 held(box_area(0, 20, 10, 30), {a}), held(box_area(30, 0, 40, 5), {})};
  auto const groups = groups_by_holding(areas, names);
  CHECK(names_of(groups) == std::vector<std::string>{"A", "contested", "B", "holder not recorded"});
  CHECK(area(groups[0].area) == Approx(80 + 100));
  CHECK(area(groups[1].area) == Approx(20));
  CHECK(area(groups[2].area) == Approx(100));
  CHECK(area(groups[3].area) == Approx(50));
  std::ranges::reverse(areas);
  CHECK(names_of(groups_by_holding(areas, names)) == names_of(groups));
}

TEST_CASE("swapping two holders' names swaps nothing but the names") {
  Authorities names;
  auto const a = names.add("A"), b = names.add("B");
  auto const one =
      groups_by_holding({held(box_area(0, 0, 10, 10), {a}), held(box_area(12, 0, 20, 10), {b})}, names);
  auto const other =
      groups_by_holding({held(box_area(0, 0, 10, 10), {b}), held(box_area(12, 0, 20, 10), {a})}, names);
  CHECK(one[0].area == other[0].area);
  CHECK(one[0].name == other[1].name);
}

TEST_CASE("where any zone has a need, one without has none; where none has, all weigh 1") {
  auto const groups = groups_by_zone(two_zones);
  CHECK(groups[0].severity == 3);
  CHECK_FALSE(groups[1].severity);
  CHECK(groups_by_zone({zone("X", box_area(0, 0, 1, 1), std::nullopt)})[0].severity == 1);
}

TEST_CASE("areas and the rest are everybody, by distance and by walking alike") {
  Context context;
  auto const report = report_of({{}, {}, two_zones, {}}, context);
  for (auto const measure : {ReachMeasure::distance, ReachMeasure::walking}) {
    bool const walks = measure == ReachMeasure::walking;
    for (auto const* band : walks ? std::array{"30min", "1h"} : std::array{"1km", "2km"}) {
      auto const* all = row_of(report, measure, band, "all", "");
      auto const* north = row_of(report, measure, band, "zone", "N");
      auto const* south = row_of(report, measure, band, "zone", "S");
      auto const* rest = row_of(report, measure, band, "zone", "");
      REQUIRE((all && north && south && rest));
      CHECK((north->within + south->within + rest->within).value == Approx(all->within.value));
      CHECK((north->people + south->people + rest->people).value == Approx(all->people.value));
      CHECK(all->people.value == Approx(report.raster_total.value));
      CHECK(all->within.value > 1000);
    }
  }
  CHECK(std::fabs(report.difference.value) < 1e-6);
  REQUIRE(report.curves.size() == 1);
  CHECK(report.curves[0].by_minute.size() == 61);
  CHECK(report.curves[0].by_minute[60].value ==
        Approx(row_of(report, ReachMeasure::walking, "1h", "all", "")->within.value));
}

TEST_CASE("a walk of an hour on level ground reaches about as many as its straight length") {
  Context context;
  auto const report = report_of({}, context);
  static auto const population = people();
  double near = 0;
  population.cells.for_each_valid([&](std::int64_t row, std::int64_t column, Persons here) {
    if (nearest_on(road.lines[0], population.cells.grid().centre(row, column)).distance <= 3022)
      near += here.value;
  });
  CHECK(row_of(report, ReachMeasure::walking, "1h", "all", "")->within.value == Approx(near).epsilon(0.03));
}

TEST_CASE("a line that nobody walks over takes away everybody beyond it") {
  Context context;
  std::vector<Line> const front{{{490000, 508500}, {525000, 508500}}};
  auto const report = report_of({front, {}, two_zones, {}}, context);
  auto const free = report_of({{}, {}, two_zones, {}}, context);
  auto const walking = [](ReachReport const& r, char const* code) {
    return row_of(r, ReachMeasure::walking, "1h", "zone", code)->within.value;
  };
  CHECK(walking(report, "S") == Approx(walking(free, "S")));
  CHECK(walking(report, "N") < walking(free, "N") * 0.6);
  CHECK(row_of(report, ReachMeasure::distance, "2km", "zone", "N")->within ==
        row_of(free, ReachMeasure::distance, "2km", "zone", "N")->within);
}

TEST_CASE("a zone without a published need has no share, and few people are not shown") {
  Context context;
  auto zones = two_zones;
  zones.push_back(zone("tiny", box_area(500000, 500000, 500200, 500200), 1));
  zones.push_back(zone("small", box_area(500300, 500000, 500800, 500300), 1));
  auto const report = report_of({{}, {}, zones, Persons{60}}, context);
  for (auto const& row : report.need) {
    if (row.code == "S") CHECK_FALSE((row.need_share || row.rate));
    if (row.code == "N") CHECK(row.need_share);
    if (row.code == "tiny" || row.code == "small") CHECK(row.is_suppressed);
    if (row.is_total) CHECK(row.rate);
  }
  CHECK(row_of(report, ReachMeasure::walking, "1h", "zone", "tiny")->is_suppressed);
}

TEST_CASE("sites stand beside the raster and are never added to it") {
  Context context;
  Place near, far;
  near.name = "camp";
  near.population = 50000;
  near.point = {508000, 508000};
  far = near;
  far.name = "far camp";
  far.point = {508000, 514000};
  auto const with = report_of({{}, {near, far}, {}, {}}, context);
  auto const without = report_of({}, context);
  CHECK(row_of(with, ReachMeasure::walking, "1h", "all", "")->within ==
        row_of(without, ReachMeasure::walking, "1h", "all", "")->within);
  std::size_t found = 0;
  for (auto const& row : with.people) {
    if (row.key.kind != "site") continue;
    CHECK(row.people.value == 50000);
    CHECK(row.within.value == (row.name == "camp" ? 50000 : 0));
    ++found;
  }
  CHECK(found == 8);  // two sites in two distances and two times
}

TEST_CASE("words of bands, and the columns of an assessment") {
  CHECK(band_text(Metres{2000}) == "2km");
  CHECK(band_text(Metres{750}) == "750m");
  CHECK(band_text(hour) == "1h");
  CHECK(band_text(minute * 90) == "90min");
  Context context;
  auto const people = people_walking(report_of({}, context), ReachTarget::line);
  REQUIRE(people.size() == 2);
  CHECK(people[0].band == "30min");
  CHECK(people[0].people < people[1].people);
}
