#include "passage/write/map/sheet_layout.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using namespace passage;

TEST_CASE("on every paper the blocks lie inside the margins and beside each other") {
  for (auto const* paper : {"A4", "A3"}) {
    for (bool is_portrait : {false, true}) {
      auto const layout = sheet_layout(paper, is_portrait);
      CHECK((layout.paper.height_mm > layout.paper.width_mm) == is_portrait);
      for (auto const& box : {layout.header, layout.map, layout.options, layout.notes}) {
        CHECK(box.low.x >= layout.margin());
        CHECK(box.high.x <= layout.right());
        CHECK(box.high.y <= layout.bottom());
        CHECK(box.height() > 10);
      }
      CHECK_FALSE(layout.map.intersects(layout.options));
      CHECK_FALSE(layout.map.intersects(layout.notes));
    }
  }
  CHECK_THROWS_AS(sheet_layout("letter", false), Error);
}

TEST_CASE("the room for options grows at the map's cost") {
  auto const usual = sheet_layout("A4", false), wide = sheet_layout("A4", false, 16);
  CHECK(wide.options.width() == testing::Approx(usual.options.width() + 16));
  CHECK(wide.map.width() == testing::Approx(usual.map.width() - 16));
  CHECK_FALSE(wide.map.intersects(wide.options));
  auto const upright = sheet_layout("A4", true, 16);
  CHECK(upright.options.height() == testing::Approx(sheet_layout("A4", true).options.height() + 24));
  CHECK_FALSE(upright.map.intersects(upright.options));
}
