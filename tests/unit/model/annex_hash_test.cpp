#include "passage/model/annex_hash.hpp"

#include <utility>
#include <vector>

#include "support/catch.hpp"

#include "passage/base/error.hpp"

using namespace passage;

TEST_CASE("the points hash is that of their written coordinates") {
  std::vector<AnnexPoint> points{{"1", {-10.25, -21.375782}}, {"1", {31.5, 4}}};
  // printf '1 -21.375782 -10.250000\n1 4.000000 31.500000\n' | sha256sum
  CHECK(annex_points_hash(points) == "78c5bae75a1b7d75");
  auto const first = annex_points_hash(points);
  std::swap(points[0], points[1]);
  CHECK(annex_points_hash(points) != first);
}

TEST_CASE("the content hash leaves out its own columns and nothing else") {
  std::vector<std::string> const columns{"a", "points_hash", "content_hash"};
  auto const hash = annex_content_hash(columns, {{"1", "x", "y"}, {"2", "x", "y"}});
  CHECK(hash.size() == 16);
  CHECK(annex_content_hash(columns, {{"1", "other", ""}, {"2", "", ""}}) == hash);
  CHECK(annex_content_hash(columns, {{"12", "x", "y"}, {"", "x", "y"}}) != hash);
  CHECK(annex_content_hash({"b", "points_hash", "content_hash"}, {{"1", "x", "y"}, {"2", "x", "y"}}) != hash);
  CHECK_THROWS_AS(annex_content_hash(columns, {{"1"}}), Error);
}
