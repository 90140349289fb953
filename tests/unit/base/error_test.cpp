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
    CHECK_THAT(error.message(),
               passage::testing::contains("s.toml:3") && passage::testing::contains("s.toml:9"));
  }
}

TEST_CASE("a misspelt name finds its neighbour, a stranger none") {
  CHECK(nearest_name("haf_life", {"bandwidth", "half_life", "radius"}) == "half_life");
  CHECK(nearest_name("zzzzzz", {"bandwidth", "half_life"}).empty());
}

TEST_CASE("problems of several readers come together, a defect comes alone") {
  Problems two;
  two.add({"a", "roads.csv", "first", ""});
  two.add({"b", "roads.csv", "second", ""});
  Problems all;
  CHECK_FALSE(all.attempt([&] { two.throw_if_any(ErrorKind::input); }));
  CHECK_FALSE(all.attempt([] { throw Error{ErrorKind::input, "no_crs", "gates.shp: no CRS", "give one"}; }));
  CHECK(all.attempt([] {}));
  REQUIRE(all.list().size() == 3);
  CHECK(all.list()[1].message == "second");
  CHECK(all.list()[2].hint == "give one");
  CHECK_THROWS_AS(all.attempt([] { throw Error{ErrorKind::cancelled, "cancelled", "stop"}; }), Error);
}

TEST_CASE("the same problem of two readers is one") {
  Problems problems;
  for (int i = 0; i < 2; ++i) problems.add(Error{ErrorKind::input, "no_crs", "places.shp: no CRS", ""});
  problems.add(Error{ErrorKind::input, "no_crs", "roads.shp: no CRS", ""});
  CHECK(problems.list().size() == 2);
}
