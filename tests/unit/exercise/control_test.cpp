#include "passage/exercise/control.hpp"

#include <set>

#include "sample.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("every land cell has a holder, contested or unknown ground") {
  for (int parties = 2; parties <= 4; ++parties) {
    auto const control = make_control(sample::relief(), sample::rivers(), sample::towns(), sample::network(),
                                      parties, Random(3));
    CHECK(control.holders.size() == static_cast<std::size_t>(parties));
    std::set<int> seen;
    for (std::size_t i = 0; i < control.label.size(); ++i) {
      REQUIRE((control.label[i] >= 0) == (sample::relief().land[i] != 0));
      seen.insert(control.label[i]);
    }
    for (int holder = 0; holder < parties; ++holder) CHECK(seen.count(holder) == 1);
  }
}

TEST_CASE("a second source draws the front elsewhere, with the same holders") {
  auto const first =
      make_control(sample::relief(), sample::rivers(), sample::towns(), sample::network(), 3, Random(3));
  auto const second =
      make_second_control(sample::relief(), sample::rivers(), sample::towns(), first, Random(3));
  int differing = 0, all = 0;
  for (std::size_t i = 0; i < first.label.size(); ++i) {
    all += sample::relief().land[i] != 0;
    differing += first.label[i] != second.label[i];
    REQUIRE(second.label[i] < second.contested());
  }
  CHECK(second.holders == first.holders);
  CHECK(differing > 0);
  CHECK(differing < all / 3);
}
