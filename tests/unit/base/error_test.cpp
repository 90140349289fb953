#include "passage/base/error.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("all problems are listed at once") {
  Problems problems;
  CHECK_NOTHROW(problems.throw_if_any(ErrorKind::input));
  problems.add({"unknown_key", "s.toml:3", "unknown key \"haf_life\"", "did you mean half_life?"});
  problems.add({"bad_unit", "s.toml:9", "\"5 apples\" is not a length", ""});
  try {
    problems.throw_if_any(ErrorKind::usage);
    FAIL("expected an error");
  } catch (Error const& error) {
    CHECK(error.code() == "unknown_key");
    CHECK_THAT(error.message(), passage::testing::contains("s.toml:3") && passage::testing::contains("s.toml:9"));
  }
}

TEST_CASE("a misspelt name finds its neighbour, a stranger none") {
  CHECK(nearest_name("haf_life", {"bandwidth", "half_life", "radius"}) == "half_life");
  CHECK(nearest_name("zzzzzz", {"bandwidth", "half_life"}).empty());
}
