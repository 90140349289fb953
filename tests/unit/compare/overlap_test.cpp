#include "passage/compare/overlap.hpp"

#include "support/catch.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

MultiPolygon box(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

RouteOption option(Line line, std::size_t to = 1) {
  RouteOption made;
  made.line = std::move(line);
  made.to = to;
  return made;
}

}  // namespace

TEST_CASE("routes that share half their way share about half their area") {
  RouteAreaRule rule;
  rule.terminal_radius = Metres{0};
  auto const shares = containments(
      {{{0, 0}, {100000, 0}}, {{0, 0}, {50000, 0}, {50000, 50000}}, {{0, 90000}, {100000, 90000}}}, rule);
  CHECK(shares[0][0].value == 1);
  CHECK(shares[0][1].value == Approx(0.5).margin(0.02));
  CHECK(shares[0][1] == shares[1][0]);
  CHECK(shares[0][2].value == 0);
}

TEST_CASE("shared ends and stretches that all must take are left out") {
  Line const one{{0, 0}, {10000, 0}, {50000, 30000}, {90000, 0}, {100000, 0}};
  Line const other{{0, 0}, {10000, 0}, {50000, -30000}, {90000, 0}, {100000, 0}};
  RouteAreaRule rule;
  CHECK(containments({one, other}, rule)[0][1].value > 0.05);
  rule.left_out = box(-2000, -3000, 14000, 3000);
  rule.left_out.push_back(box(86000, -3000, 102000, 3000)[0]);
  CHECK(containments({one, other}, rule)[0][1].value == Approx(0).margin(1e-9));
}

TEST_CASE("options list those of their pair they share ground with, most shared first") {
  std::vector<RouteOption> options{
      option({{0, 0}, {100000, 0}}), option({{0, 0}, {80000, 0}, {80000, 40000}}),
      option({{0, 0}, {40000, 0}, {40000, 60000}}), option({{0, 0}, {100000, 0}}, 2)};
  fill_shares(options, RouteAreaRule{});
  REQUIRE(options[0].shares_with.size() == 2);
  CHECK(options[0].shares_with[0].option == 1);
  CHECK(options[0].shares_with[0].containment > options[0].shares_with[1].containment);
  CHECK(options[3].shares_with.empty());
}
