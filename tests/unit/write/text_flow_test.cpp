#include "passage/write/text_flow.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

using namespace passage;
using passage::testing::Scratch;

TEST_CASE("text runs through columns and pages and nothing is left out") {
  Scratch scratch;
  auto canvas = Canvas::pdf(scratch / "a.pdf", {100, 100}, Date{}, "flow");
  int pages = 0;
  TextFlow flow{canvas, {{10, 10}, {90, 90}}, 2, [&pages] { ++pages; }};
  CHECK(flow.column_mm() == testing::Approx(37.5));
  auto const first = flow.room(50), second = flow.room(50), third = flow.room(50);
  CHECK(first.low.x == testing::Approx(10));
  CHECK(second.low.x == testing::Approx(52.5));
  CHECK(second.low.y == testing::Approx(10));
  CHECK(pages == 1);
  CHECK(third.low.x == testing::Approx(10));
  for (int i = 0; i < 100; ++i) flow.paragraph("A sentence that is long enough to need more than one line.");
  CHECK(pages > 2);
  canvas.finish();
}

TEST_CASE("columns of a right-to-left sheet begin at the right") {
  Scratch scratch;
  auto canvas = Canvas::pdf(scratch / "a.pdf", {100, 100}, Date{}, "flow");
  canvas.set_right_to_left(true);
  TextFlow flow{canvas, {{10, 10}, {90, 90}}, 2, [] {}};
  CHECK(flow.room(5).low.x == testing::Approx(52.5));
  canvas.finish();
}

TEST_CASE("a heading stands on the page of what follows it") {
  Scratch scratch;
  auto canvas = Canvas::pdf(scratch / "a.pdf", {100, 100}, Date{}, "flow");
  int pages = 0;
  TextFlow flow{canvas, {{10, 10}, {90, 90}}, 1, [&pages] { ++pages; }};
  flow.room(60);
  flow.heading("Chart");
  auto const chart = flow.room(18);  // fits alone, and not with its heading
  CHECK(pages == 1);
  CHECK(chart.low.y > 12);  // below the heading at the top of the second page
  flow.heading("Large");
  flow.heading("Small");
  flow.room(55);
  CHECK(pages == 2);
  canvas.finish();
}

TEST_CASE("of a list neither the first nor the last line stands alone") {
  Scratch scratch;
  auto canvas = Canvas::pdf(scratch / "a.pdf", {100, 100}, Date{}, "flow");
  int pages = 0;
  TextFlow flow{canvas, {{10, 10}, {90, 90}}, 1, [&pages] { ++pages; }};
  flow.room(75);  // one line is left
  flow.bullets({"first", "second", "third"});
  CHECK(pages == 1);
  CHECK(flow.y() > 20);  // all three are there
  auto const above = flow.y();
  flow.bullet_pairs({"one", "two", "three"});
  CHECK(flow.y() - above < 12);  // two rows
  canvas.finish();
}
