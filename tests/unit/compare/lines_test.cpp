#include "passage/compare/lines.hpp"

#include "support/catch.hpp"

#include "passage/base/random.hpp"

using namespace passage;
using passage::testing::Approx;

TEST_CASE("a detour in the middle: moved and left kilometres are those of the detour") {
  Line const a{{0, 0}, {30000, 0}};
  Line const b{{0, 0}, {10000, 0}, {10000, 5000}, {20000, 5000}, {20000, 0}, {30000, 0}};
  auto const compared = compare_lines(a, b, Metres{100});
  CHECK(compared.length_b.value == Approx(40000));
  CHECK(compared.moved.value == Approx(20000 - 200).margin(5));
  CHECK(compared.left.value == Approx(10000 - 200).margin(5));
  CHECK((compared.shared + compared.moved).value == Approx(40000));
  REQUIRE(compared.stretches.size() == 2);
  CHECK(compared.moved_lines.size() == 1);
  CHECK(compared.left_lines.size() == 1);
}

TEST_CASE("the shared middle of two proposals that begin and end apart") {
  Line const a{{0, 4000}, {5000, 0}, {25000, 0}, {30000, 4000}};
  Line const b{{30000, -4000}, {25000, 0}, {5000, 0}, {0, -4000}};  // drawn from the other side
  auto const middle = compare_lines(a, b, Metres{100}).middle();
  REQUIRE(middle);
  CHECK(middle->length().value == Approx(20000).margin(600));
  CHECK((middle->upto_a - middle->from_a).value == Approx(20000).margin(600));
  CHECK(middle->line.front().x > middle->line.back().x);  // as B runs
}

TEST_CASE("lines that only cross share nothing; far lines share nothing and have no middle") {
  Line const a{{0, 0}, {20000, 0}}, b{{10000, -10000}, {10000, 10000}};
  CHECK(compare_lines(a, b, Metres{250}).shared.value == 0);
  auto const far = compare_lines(a, {{0, 9000}, {20000, 9000}}, Metres{250});
  CHECK(far.moved.value == Approx(20000));
  CHECK_FALSE(far.middle());
}

TEST_CASE("a line against itself, drawn finer and a little off: nothing has moved") {
  Random random{6};
  Line coarse, fine;
  for (int i = 0; i <= 40; ++i) coarse.push_back({i * 500.0, random.uniform(-800, 800)});
  for (std::size_t i = 0; i + 1 < coarse.size(); ++i) {
    for (int k = 0; k < 5; ++k) {
      fine.push_back({coarse[i].x + (coarse[i + 1].x - coarse[i].x) * k / 5 + random.uniform(-20, 20),
                      coarse[i].y + (coarse[i + 1].y - coarse[i].y) * k / 5 + random.uniform(-20, 20)});
    }
  }
  auto const compared = compare_lines(coarse, fine, Metres{100});
  CHECK(compared.moved.value == 0);
  CHECK(compared.shared == compared.length_b);
}
