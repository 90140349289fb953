#include "passage/write/palette.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace passage;

namespace {

double luminance(Colour colour) {
  return 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue;
}

}  // namespace

TEST_CASE("options have the colours of Okabe and Ito in their order and repeat from the fifth on") {
  CHECK(palette::option(0).hex() == "#0072b2");
  CHECK(palette::option(1).hex() == "#d55e00");
  CHECK(palette::option(2).hex() == "#009e73");
  CHECK(palette::option(3).hex() == "#cc79a7");
  CHECK(palette::option(4) == palette::option(0));
}

TEST_CASE("incident density darkens step by step, so that it survives grey print") {
  for (std::size_t i = 0; i + 1 < palette::density.size(); ++i)
    CHECK(luminance(palette::density[i]) > luminance(palette::density[i + 1]) + 15);
}
