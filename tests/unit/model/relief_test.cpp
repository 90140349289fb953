#include "passage/model/relief.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("a relief that was not made has no cells") {
  Relief const relief;
  CHECK(relief.columns * relief.rows == 0);
  CHECK(relief.shades.empty());
  CHECK('a' + Relief::levels - 1 == 'p');
}
