#include "passage/evaluate/equity.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"

#include "passage/base/error.hpp"
#include "passage/base/random.hpp"
#include "passage/evaluate/reach.hpp"

using namespace passage;
using passage::testing::Approx;

// Need and reach cannot favour a party that they cannot name: their headers bring no type of authorities.
namespace passage {
struct Authorities;
struct Holding;
class ControlMap;
}  // namespace passage
namespace {
template <class T>
concept Known = requires {
  sizeof(T);
};
static_assert(!Known<passage::Authorities> && !Known<passage::Holding> && !Known<passage::ControlMap>);

EquityGroup group(std::string code, double people, double reached, double severity = 1) {
  return {code, code, Persons{people}, Persons{reached}, severity};
}
}  // namespace

TEST_CASE("a published test vector: shares, rates, worst ratio, divergence") {
  auto const table = equity_of({group("A", 600, 300), group("B", 300, 30), group("C", 100, 70)});
  CHECK(table.rate.value == Approx(0.4));
  CHECK(table.rows[0].need_share.value == Approx(0.6));
  CHECK(table.rows[0].reach_share.value == Approx(0.75));
  CHECK(table.rows[1].rate->value == Approx(0.1));
  CHECK(table.worst_group == 1);
  CHECK(table.worst_ratio->value == Approx(0.25));
  double const expected =
      0.75 * std::log(0.75 / 0.6) + 0.075 * std::log(0.075 / 0.3) + 0.175 * std::log(1.75);
  CHECK(*table.divergence == Approx(expected));
}

TEST_CASE("severity weighs need and reach alike, so rates do not change") {
  auto const plain = equity_of({group("A", 600, 300), group("B", 300, 30)});
  auto const weighed = equity_of({group("A", 600, 300, 2), group("B", 300, 30, 5)});
  CHECK(weighed.rows[0].rate == plain.rows[0].rate);
  CHECK(weighed.rows[1].rate == plain.rows[1].rate);
  CHECK(weighed.rows[1].need_share.value == Approx(1500.0 / 2700));
}

TEST_CASE("proportional reach has no divergence; any other has some") {
  Random random{5};
  for (int round = 0; round < 200; ++round) {
    std::vector<EquityGroup> fair, other;
    for (int i = 0; i < 6; ++i) {
      double const people = random.uniform(10, 1000);
      fair.push_back(group(std::to_string(i), people, people * 0.3));
      other.push_back(group(std::to_string(i), people, people * random.uniform()));
    }
    CHECK(std::abs(*equity_of(fair).divergence) <= 1e-12);
    CHECK(equity_of(fair).worst_ratio->value == Approx(1));
    CHECK(*equity_of(other).divergence > 1e-6);
    auto turned = other;
    std::ranges::reverse(turned);
    CHECK(*equity_of(turned).divergence == Approx(*equity_of(other).divergence).epsilon(1e-12));
    double shares = 0;
    for (auto const& row : equity_of(other).rows) shares += row.reach_share.value;
    CHECK(shares == Approx(1));
  }
}

TEST_CASE("nobody reached, nobody in need") {
  auto const none = equity_of({group("A", 600, 0), group("B", 300, 0)});
  CHECK_FALSE(none.divergence);
  CHECK_FALSE(none.worst_ratio);
  CHECK(none.rate.value == 0);
  auto const empty_group = equity_of({group("A", 600, 60), group("B", 0, 0)});
  CHECK_FALSE(empty_group.rows[1].rate);
  CHECK(empty_group.worst_group == 0);
  CHECK(*empty_group.divergence == Approx(0).margin(1e-12));
}

TEST_CASE("small groups are suppressed, never one alone") {
  auto const table = equity_of(
      {group("A", 600, 60), group("B", 40, 1), group("C", 200, 30), group("D", 500, 2)}, Persons{50});
  CHECK(table.rows[1].is_suppressed);
  CHECK(table.rows[2].is_suppressed);
  CHECK_FALSE(table.rows[0].is_suppressed);
  CHECK(table.worst_group == 3);
  auto const none = equity_of({group("A", 600, 60), group("B", 140, 1)}, Persons{50});
  CHECK_FALSE(none.rows[1].is_suppressed);
}

TEST_CASE("more reached than there are, or negative people, are refused") {
  CHECK_THROWS_AS(equity_of({group("A", 10, 11)}), Error);
  CHECK_THROWS_AS(equity_of({group("A", -1, 0)}), Error);
  CHECK_THROWS_AS(equity_of({group("A", 1, 0, std::nan(""))}), Error);
}
