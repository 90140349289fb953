// Smaller layers of the map: base, density, marks, furniture, legend, panel.
#include <cmath>
#include <set>

#include "support/catch.hpp"
#include "support/drawing_fixture.hpp"

#include "passage/write/map/base_layers.hpp"
#include "passage/write/map/density.hpp"
#include "passage/write/map/furniture.hpp"
#include "passage/write/map/legend.hpp"
#include "passage/write/map/message_layers.hpp"
#include "passage/write/map/panel.hpp"
#include "passage/write/map/symbols.hpp"

using namespace passage;
using passage::testing::Approx;
using passage::testing::DrawingFixture;

TEST_CASE("road classes of several sources fall into four widths, thickest first") {
  CHECK(road_weight("primary") == RoadWeight::main);
  CHECK(road_weight("trunk_link") == RoadWeight::main);
  CHECK(road_weight("secondary") == RoadWeight::secondary);
  CHECK(road_weight("unclassified") == RoadWeight::minor);
  CHECK(road_weight("track") == RoadWeight::track);
  CHECK(road_weight("") == RoadWeight::minor);
  CHECK(road_pen(RoadWeight::main).width_mm > road_pen(RoadWeight::secondary).width_mm);
  CHECK(road_pen(RoadWeight::minor).width_mm > road_pen(RoadWeight::track).width_mm);
}

TEST_CASE("ground without records is hatched, never the lowest class") {
  DrawingFixture fixture;
  draw_density(fixture.drawing);
  auto const svg = fixture.svg();
  CHECK(svg.find("<image") != std::string::npos);
  CHECK(svg.find("clip-path") != std::string::npos);
  DrawingFixture without{{3, true, false, true, true}};
  draw_density(without.drawing);
  CHECK(without.svg().find("<image") == std::string::npos);
}

TEST_CASE("options on one road run side by side and join again") {
  DrawingFixture fixture;
  auto const drawn = drawn_options(fixture.result, fixture.view);
  REQUIRE(drawn.size() == 3);
  auto const middle_of_shared = drawn[0].paper[40];
  CHECK(drawn[0].sharing[40] == 2);
  auto const foot = nearest_on(drawn[1].paper, middle_of_shared);
  CHECK(foot.distance == Approx(1.35).margin(0.25));
  CHECK(distance(drawn[0].paper.back(), drawn[1].paper.back()) < 1);
  CHECK(drawn[2].sharing[drawn[2].sharing.size() / 2] == 1);
}

TEST_CASE("the scale bar is round and at most as long as asked") {
  DrawingFixture fixture;
  auto const bar = scale_bar_length(fixture.view, 45);
  CHECK(bar.value * fixture.view.mm_per_metre() <= 45);
  CHECK(bar.value * fixture.view.mm_per_metre() > 17);
  auto digits = bar.value;
  while (digits >= 10) digits /= 10;
  CHECK((digits == Approx(1) || digits == Approx(2) || digits == Approx(5)));
}

TEST_CASE("the north arrow points to true north: the meridian convergence of the projection") {
  DrawingFixture fixture;
  // Convergence of UTM: tan c = tan(lon - lon0) sin(lat); 11° W lies 2° west of the axis of zone 29 (9° W).
  double const degree = 3.14159265358979 / 180;
  double const convergence = std::atan(std::tan(-1.74 * degree) * std::sin(-21.0 * degree)) / degree;
  CHECK(true_north(fixture.result, fixture.view).value == Approx(-convergence).margin(0.1));
}

TEST_CASE("degrees are written with minutes and sides") {
  CHECK(degree_text(31.5, true) == "31°30′E");
  CHECK(degree_text(-20.333333333, false) == "20°20′S");
  CHECK(degree_text(0, false) == "0°");
  CHECK(degree_text(-11, true) == "11°W");
}

TEST_CASE("the legend measures what it draws and explains only what is there") {
  DrawingFixture fixture;
  Box const box{{10, 10}, {106, 180}};
  double const measured = draw_legend(fixture.drawing, box, false);
  CHECK(draw_legend(fixture.drawing, box, true) == Approx(measured));
  DrawingFixture bare{{1, false, false, false, false}};
  CHECK(draw_legend(bare.drawing, box, false) < measured);
}

TEST_CASE("the panel of options stays inside its box") {
  DrawingFixture fixture;
  Box const box{{10, 10}, {106, 130}};
  CHECK(draw_option_panel(fixture.drawing, box) <= box.high.y);
  Box const tight{{10, 10}, {80, 60}};
  CHECK(draw_option_panel(fixture.drawing, tight) <= tight.high.y);
}

TEST_CASE("crossing points are told apart without colour") {
  std::set<std::string> looks;
  for (auto state : {GateState::open, GateState::conditional, GateState::unknown, GateState::closed}) {
    DrawingFixture fixture;
    draw_gate(fixture.canvas, {50, 50}, state);
    looks.insert(fixture.svg());
  }
  CHECK(looks.size() == 4);
}
