#include "passage/evaluate/segments.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

MultiPolygon box(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

ControlArea held(MultiPolygon area, std::uint32_t holder) {
  ControlArea made;
  made.area = std::move(area);
  made.holders = {PartyId{holder}};
  return made;
}

struct Case {
  std::vector<RoadFeature> roads;
  std::vector<MatchedPiece> pieces;
  Recost costs;

  void add(Line line, Metres measured, Seconds time, std::string road_class, bool forward = true) {
    MatchedPiece piece;
    piece.road = static_cast<std::uint32_t>(roads.size());
    piece.upto = Share{1};
    piece.forward = forward;
    piece.line = forward ? line : reversed(line);
    pieces.push_back(piece);
    RoadFeature road;
    road.line = std::move(line);
    road.road_class = std::move(road_class);
    roads.push_back(road);
    costs.pieces.push_back({measured, time, {}, {}});
  }
};

}  // namespace

TEST_CASE("segments cover the line without gap, cut where control and road class change") {
  Case given;
  given.add({{0, 0}, {10000, 0}}, kilometre * 11, minute * 10, "primary");
  given.add({{20000, 0}, {10000, 0}}, kilometre * 10, minute * 20, "track", false);
  ControlMap const control{{held(box(-100, -100, 4000, 100), 0), held(box(4000, -100, 15000, 100), 1)}};
  SegmentSources sources;
  sources.roads = &given.roads;
  sources.control = &control;
  auto const segments = segments_along(given.pieces, given.costs, sources);
  REQUIRE(segments.size() == 4);
  CHECK(segments[0].holding == Holding{{PartyId{0}}});
  CHECK(segments[0].upto.value == Approx(4400));  // measured lengths, not drawn ones
  CHECK(segments[0].time.value == Approx(240));
  CHECK(segments[1].road_class == "primary");
  CHECK(segments[2].road_class == "track");
  CHECK(segments[2].holding == Holding{{PartyId{1}}});
  CHECK(segments[2].upto.value == Approx(16000));
  CHECK_FALSE(segments[3].holding.is_recorded());
  CHECK(segments[3].upto.value == Approx(21000));
  double time_s = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (i > 0) CHECK(segments[i].from == segments[i - 1].upto);
    if (i > 0) CHECK(segments[i].line.front() == segments[i - 1].line.back());
    time_s += segments[i].time.value;
  }
  CHECK(time_s == Approx(1800));
}

TEST_CASE("closures cut by positions on their road, whichever way it is driven") {
  for (bool forward : {true, false}) {
    Case given;
    given.add({{0, 0}, {10000, 0}}, kilometre * 10, minute * 10, "primary", forward);
    std::vector<ClosedStretch> const closed{{0, Share{0.2}, Share{0.3}}, {7, Share{0}, Share{1}}};
    SegmentSources sources;
    sources.closed = &closed;
    auto const segments = segments_along(given.pieces, given.costs, sources);
    REQUIRE(segments.size() == 3);
    CHECK(segments[1].is_closed);
    CHECK(segments[1].from.value == Approx(forward ? 2000 : 7000));
    CHECK((segments[1].upto - segments[1].from).value == Approx(1000));
    CHECK_FALSE(segments[0].is_closed);
  }
}

TEST_CASE("areas to avoid and explosive hazards cut") {
  Case given;
  given.add({{0, 0}, {10000, 0}}, kilometre * 10, minute * 10, "primary");
  std::vector<RestrictedArea> areas(2);
  areas[0].area = box(1000, -10, 3000, 10);
  areas[0].avoid_factor = 5;
  areas[1].area = box(2000, -10, 6000, 10);
  areas[1].is_explosive_hazard = true;
  AreaIndex const index{{areas[0].area, areas[1].area}};
  SegmentSources sources;
  sources.restricted = &areas;
  sources.restricted_index = &index;
  auto const segments = segments_along(given.pieces, given.costs, sources);
  REQUIRE(segments.size() == 5);
  CHECK(segments[1].avoid_factor == 5);
  CHECK_FALSE(segments[1].is_explosive_hazard);
  CHECK(segments[2].avoid_factor == 5);
  CHECK(segments[2].is_explosive_hazard);
  CHECK(segments[3].avoid_factor == 1);
  CHECK(segments[3].is_explosive_hazard);
  CHECK(segments[3].upto.value == Approx(6000));
}

TEST_CASE("hazard classes cut where the rate changes by much for long; the mean rate is exact") {
  Grid grid;
  grid.crs = Crs::utm(36, true);
  grid.origin = {0, 1000};
  grid.cell_width = grid.cell_height = 1000;
  grid.rows = 2;
  grid.columns = 20;
  HazardSurface hazard{grid};
  for (std::int64_t column = 0; column < 20; ++column) {
    double const rate = column == 3 ? 50e-4 : column < 10 ? 1e-4 : 20e-4;  // column 3: one kilometre only
    hazard.rate.set(0, column, HazardRate{rate});
    hazard.rate.set(1, column, HazardRate{rate});
  }
  hazard.mean_rate = HazardRate{2e-4};
  Case given;
  given.add({{0, 0}, {20000, 0}}, kilometre * 20, minute * 20, "primary");
  SegmentSources sources;
  sources.hazard = &hazard;
  auto const segments = segments_along(given.pieces, given.costs, sources);
  REQUIRE(segments.size() == 2);
  CHECK(segments[0].upto.value == Approx(10000));
  CHECK(segments[0].mean_rate->value == Approx((9 * 1e-4 + 50e-4) / 10));
  CHECK(segments[1].mean_rate->value == Approx(20e-4));
}

TEST_CASE("closed stretches come from the obstacles of a graph") {
  RoadGraph graph;
  RoadLink closed, open;
  closed.feature = 4;
  closed.from = Share{0.25};
  closed.upto = Share{0.5};
  closed.obstacle = Obstacle::closure;
  open.upto = Share{1};
  graph.links = {open, closed};
  auto const stretches = closed_stretches(graph);
  REQUIRE(stretches.size() == 1);
  CHECK(stretches[0].road == 4);
  CHECK(stretches[0].from.value == 0.25);
}

TEST_CASE("a segment's last use is the longest ago of its roads, and unknown where one does not say") {
  auto const day_of = [](char const* text) { return *parse_date(text); };
  for (auto const is_known : {true, false}) {
    Case given;
    given.add({{0, 0}, {10000, 0}}, kilometre * 10, minute * 10, "primary");
    given.add({{10000, 0}, {20000, 0}}, kilometre * 10, minute * 10, "primary");
    given.roads[0].last_used = day_of("2024-05-01");
    if (is_known) given.roads[1].last_used = day_of("2024-03-01");
    SegmentSources sources;
    sources.roads = &given.roads;
    auto const segments = segments_along(given.pieces, given.costs, sources);
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].last_used.has_value() == is_known);
    if (is_known) CHECK(*segments[0].last_used == day_of("2024-03-01"));
  }
}
