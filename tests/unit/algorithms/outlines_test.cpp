#include "passage/algorithms/outlines.hpp"

#include "support/catch.hpp"

#include "passage/geo/projector.hpp"

using namespace passage;
using passage::testing::Approx;
using passage::testing::contains;

namespace {

FeatureTable table_of(MultiPolygon const& area) {
  FeatureTable table;
  table.features.push_back({7, area, {}});
  return table;
}

}  // namespace

TEST_CASE("an outline that crosses itself encloses both of its halves") {
  // Two triangles of 1 x 1 / 2 that meet in a point; the shoelace formula gives 0 for them.
  auto table = table_of({{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}, {}}});
  Context context;
  repair_polygons(table, "districts", context);
  CHECK(area(std::get<MultiPolygon>(table.features[0].geometry)) == Approx(2));
  REQUIRE(context.findings.list().size() == 1);
  auto const& finding = context.findings.list()[0];
  CHECK(finding.code == "polygon_repaired");
  CHECK(finding.input == "districts");
  CHECK_THAT(finding.text, contains("1 district is invalid, first feature 7: Self-intersection"));
  repair_polygons(table, "districts", context);
  CHECK(context.findings.list().size() == 1);
}

TEST_CASE("outlines lie on the plane, along the edges of the source") {
  auto const plane = Crs::utm(36, true);
  MultiPolygon const square{{{{500000, 0}, {501000, 0}, {501000, 1000}, {500000, 1000}, {500000, 0}}, {}}};
  CHECK(outlines_on(plane, table_of(square)).at(0) == square);
  // An edge along a parallel is straight in degrees and bent on the plane.
  MultiPolygon const degrees{{{{31, 60}, {35, 60}, {35, 61}, {31, 61}, {31, 60}}, {}}};
  auto table = table_of(degrees);
  table.crs = Crs{};
  auto const bent = outlines_on(plane, table).at(0);
  CHECK(bent.at(0).outer.size() > 1500);
  double const straight = area(Projector{Crs{}, plane}(degrees));
  CHECK(std::abs(area(bent) / straight - 1) < 0.01);
  CHECK(area(bent) != Approx(straight).epsilon(1e-6));
  table.features[0].geometry = MultiPoint{{31, 60}};
  CHECK(outlines_on(plane, table).at(0).empty());
}
