#include "passage/write/map/labels.hpp"

#include "support/catch.hpp"
#include "support/drawing_fixture.hpp"

using namespace passage;
using passage::testing::Scratch;

namespace {

struct Sheet {
  Scratch scratch;
  Canvas canvas = Canvas::svg(scratch / "a.svg", {100, 100});
  LabelPlacer placer{Box{{0, 0}, {100, 100}}};
};

Label label(char const* text, Point anchor, int rank) {
  return {text, {8}, anchor, 1, rank, false};
}

}  // namespace

TEST_CASE("a label stands right of its point when nothing is in the way") {
  Sheet sheet;
  sheet.placer.place(sheet.canvas, {label("Bor", {50, 50}, 0)});
  REQUIRE(sheet.placer.placed().size() == 1);
  CHECK(sheet.placer.placed()[0].box.low.x == testing::Approx(51));
  CHECK(sheet.placer.placed()[0].box.centre().y == testing::Approx(50));
}

TEST_CASE("labels avoid blocked boxes, each other and the edge; the lower rank chooses first") {
  Sheet sheet;
  sheet.placer.block({{51, 45}, {90, 55}});
  sheet.placer.place(sheet.canvas, {label("second", {50, 50}, 5), label("first", {50, 50}, 1),
                                    label("edge", {99, 80}, 2), label("below", {50, 60}, 9)});
  auto const& placed = sheet.placer.placed();
  REQUIRE(placed.size() >= 3);
  CHECK(placed[0].text == "first");
  CHECK(placed[0].box.high.x == testing::Approx(49));
  CHECK(placed[1].text == "edge");
  CHECK(placed[1].box.high.x == testing::Approx(98));
  for (std::size_t i = 1; i < placed.size(); ++i) CHECK_FALSE(placed[0].box.intersects(placed[i].box));
  CHECK(placed.size() + sheet.placer.left_out() == 4);
}

TEST_CASE("of free positions the one that covers least of a line is taken") {
  Sheet sheet;
  sheet.placer.discourage({{50, 50}, {100, 50}});
  sheet.placer.place(sheet.canvas, {label("Wau", {50, 50}, 0)});
  auto const box = sheet.placer.placed()[0].box;
  CHECK((box.high.y < 50 || box.low.y > 50 || box.high.x < 50));
}

TEST_CASE("what finds no place is counted, never drawn over something") {
  Sheet sheet;
  sheet.placer.block({{0, 0}, {100, 100}});
  sheet.placer.place(sheet.canvas, {label("Juba", {50, 50}, 0)});
  CHECK(sheet.placer.placed().empty());
  CHECK(sheet.placer.left_out() == 1);
}

TEST_CASE("the ends of the way are named farther away, or over a symbol, but never over another name") {
  Sheet sheet;
  sheet.placer.block({{48, 44}, {58, 56}});
  auto end = label("Moroni", {50, 50}, 0);
  end.is_never_left_out = true;
  sheet.placer.place(sheet.canvas, {end});
  REQUIRE(sheet.placer.placed().size() == 1);
  CHECK_FALSE(sheet.placer.placed()[0].box.intersects({{48, 44}, {58, 56}}));

  Sheet full;
  full.placer.place(full.canvas, {label("other", {50, 50}, 0)});
  full.placer.block({{0, 0}, {100, 100}});
  full.placer.place(full.canvas, {end});
  REQUIRE(full.placer.placed().size() == 2);
  CHECK_FALSE(full.placer.placed()[0].box.intersects(full.placer.placed()[1].box));
}
