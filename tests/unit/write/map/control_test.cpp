#include "passage/write/map/control.hpp"

#include "support/catch.hpp"
#include "support/drawing_fixture.hpp"

using namespace passage;
using passage::testing::DrawingFixture;

namespace {

ControlArea square(double x, double y, std::uint32_t party, char const* date) {
  Line const ring{{x, y}, {x + 1000, y}, {x + 1000, y + 1000}, {x, y + 1000}, {x, y}};
  return {{{ring, {}}}, {PartyId{party}}, parse_date(date), ""};
}

}  // namespace

TEST_CASE("patterns follow where ground lies, not party numbers or the order of areas") {
  ControlMap const one{{square(0, 0, 0, "2031-01-01"), square(5000, 0, 1, "2031-01-01")}};
  ControlMap const other{{square(5000, 0, 0, "2031-01-01"), square(0, 0, 1, "2031-01-01")}};
  auto const a = holder_looks(one), b = holder_looks(other);
  REQUIRE(a.size() == 2);
  CHECK(a[0].party == PartyId{0});
  CHECK(b[0].party == PartyId{1});
  CHECK(a[0].hatch.angle_degrees == b[0].hatch.angle_degrees);
  CHECK(a[0].hatch.angle_degrees != a[1].hatch.angle_degrees);
}

TEST_CASE("a border between two holders is found once, with the age of its older side") {
  ControlMap const control{{square(0, 0, 0, "2031-01-01"), square(1000, 0, 1, "2030-06-01")}};
  auto const fresh = front_pieces(control, *parse_date("2031-01-10"), 400 * day);
  REQUIRE(fresh.size() == 1);
  CHECK(length(fresh[0].line) == testing::Approx(1000));
  CHECK_FALSE(fresh[0].is_stale);
  CHECK(front_pieces(control, *parse_date("2031-01-10"), 30 * day)[0].is_stale);
}

TEST_CASE("two areas of one holder have no line between them") {
  ControlMap const control{{square(0, 0, 0, "2031-01-01"), square(1000, 0, 0, "2031-01-01")}};
  CHECK(front_pieces(control, *parse_date("2031-01-10"), 30 * day).empty());
}

TEST_CASE("control is drawn in greys only, with names and dates as labels") {
  DrawingFixture fixture;
  draw_control(fixture.drawing);
  draw_fronts(fixture.drawing);
  REQUIRE(fixture.drawing.labels.size() >= 2);
  CHECK(fixture.drawing.labels[0].text.find("as recorded") != std::string::npos);
  auto const svg = fixture.svg();
  CHECK(testing::count(svg, "stroke:rgb(47.0") > 5);
  CHECK(svg.find("rgb(100%, 0%, 0%)") == std::string::npos);
}
