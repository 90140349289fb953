#include "passage/write/palette.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace passage;

namespace {

double luminance(Colour colour) {
  return 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue;
}

}  // namespace

TEST_CASE("options have the colours of Okabe and Ito in their order, then others, then other lines") {
  CHECK(palette::option(0).hex() == "#0072b2");
  CHECK(palette::option(1).hex() == "#d55e00");
  CHECK(palette::option(2).hex() == "#009e73");
  CHECK(palette::option(3).hex() == "#cc79a7");
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(palette::option(i) == palette::option(j));
  }
  CHECK(palette::line_style(3) != palette::line_style(4));
  CHECK(palette::option(8) == palette::option(0));
  CHECK(palette::line_style(8) != palette::line_style(0));
}

TEST_CASE("incident density darkens step by step, so that it survives grey print") {
  for (std::size_t i = 0; i + 1 < palette::density.size(); ++i)
    CHECK(luminance(palette::density[i]) > luminance(palette::density[i + 1]) + 15);
}
