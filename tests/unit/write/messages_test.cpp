#include "passage/write/messages.hpp"

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using namespace passage;

TEST_CASE("English is its own key") {
  Messages const say;
  CHECK(say("What differs") == "What differs");
  CHECK_FALSE(say.is_right_to_left());
}

TEST_CASE("an unknown language is refused with the list of known ones") {
  CHECK_THROWS_WITH(Messages{"xx"}, testing::contains("no texts in language"));
  CHECK(languages().front() == "en");
}
