#include "passage/align/closures.hpp"

#include <cmath>
#include <optional>

#include "support/catch.hpp"

namespace passage {
namespace {

using testing::Approx;

/// One network with its index, and what closures do to it.
struct Fixture {
  std::vector<Line> lines;
  Junctions junctions = find_junctions(lines, Metres{20});
  LineIndex index{lines};
  Context context = {};

  std::vector<RoadStretch> close(Geometry geometry, Date when = {}) {
    Closure closure;
    closure.name = "C1";
    closure.geometry = std::move(geometry);
    closure.from = from;
    return closed_stretches({lines, junctions, index}, std::vector{closure}, Metres{50}, when, context);
  }
  std::optional<Date> from = {};
};

TEST_CASE("A closure line closes the road it runs along for at least four buffers") {
  Fixture roads{{{{0, 0}, {5000, 0}}}};
  auto const closed = roads.close(MultiLine{{{1000, 30}, {1500, 30}}});
  REQUIRE(closed.size() == 1);
  CHECK(closed[0].road == 0);
  // 40 m of the round ends of the buffer lie on the road at 30 m off: sqrt(50² − 30²).
  CHECK(closed[0].from.value * 5000 == Approx(960));
  CHECK(closed[0].upto.value * 5000 == Approx(1540));
  CHECK(roads.context.findings.list().empty());
}

TEST_CASE("Too short, too far or too oblique closes nothing and says how far it is") {
  Fixture roads{{{{0, 0}, {5000, 0}}}};
  CHECK(roads.close(MultiLine{{{1000, 0}, {1080, 0}}}).empty());
  CHECK(roads.close(MultiLine{{{1000, -200}, {1000, 200}}}).empty());
  CHECK(roads.close(MultiLine{{{1000, 3800}, {2000, 3800}}}).empty());
  auto const& findings = roads.context.findings.list();
  REQUIRE(findings.size() == 3);
  for (auto const& finding : findings) CHECK(finding.code == "closure_closes_nothing");
  CHECK_THAT(findings[1].text, testing::contains("0.0 km"));
  CHECK_THAT(findings[2].text, testing::contains("closes no road"));
  CHECK_THAT(findings[2].text, testing::contains("3.8 km"));
}

TEST_CASE("The thirty degrees are exact") {
  Fixture roads{{{{0, 0}, {5000, 0}}}};
  auto const slanted = [](double degrees) {
    double const radians = degrees * 3.14159265358979 / 180, reach = 2000;
    return MultiLine{{{2500 - reach * std::cos(radians), -reach * std::sin(radians)},
                      {2500 + reach * std::cos(radians), reach * std::sin(radians)}}};
  };
  CHECK(roads.close(slanted(25)).size() == 1);  // inside for 2 · 50 / sin 25° = 237 m
  CHECK(roads.close(slanted(31)).empty());
}

TEST_CASE("Cutting a road into short features does not change what is closed") {
  std::vector<Line> pieces;
  for (int i = 0; i < 50; ++i) pieces.push_back({{i * 100.0, 0}, {(i + 1) * 100.0, 0}});
  Fixture roads{pieces};
  auto const closed = roads.close(MultiLine{{{1000, 0}, {2000, 0}}});
  double sum = 0;
  for (auto const& stretch : closed) sum += (stretch.upto - stretch.from).value * 100;
  CHECK(sum == Approx(1100));  // and 50 m of buffer at both ends
}

TEST_CASE("Points and polygons close what they touch") {
  Fixture roads{{{{0, 0}, {5000, 0}}, {{0, 300}, {5000, 300}}}};
  auto const at_point = roads.close(MultiPoint{{2000, 10}});
  REQUIRE(at_point.size() == 1);
  CHECK(at_point[0].road == 0);
  CHECK((at_point[0].upto - at_point[0].from).value * 5000 == Approx(10));
  auto const inside =
      roads.close(MultiPolygon{{{{100, -50}, {400, -50}, {400, 500}, {100, 500}, {100, -50}}, {}}});
  REQUIRE(inside.size() == 2);
  for (auto const& stretch : inside) {
    CHECK(stretch.from.value * 5000 == Approx(100));
    CHECK(stretch.upto.value * 5000 == Approx(400));
  }
  CHECK(roads.close(MultiPoint{{2000, 100}}).empty());
}

TEST_CASE("A closure that is not in force closes nothing, with a note") {
  Fixture roads{{{{0, 0}, {5000, 0}}}};
  roads.from = parse_date("2022-12-15");
  CHECK(roads.close(MultiLine{{{1000, 0}, {2000, 0}}}, *parse_date("2020-01-01")).empty());
  CHECK(roads.context.findings.has("closure_not_in_force"));
  CHECK(roads.close(MultiLine{{{1000, 0}, {2000, 0}}}, *parse_date("2022-12-15")).size() == 1);
}

}  // namespace
}  // namespace passage
