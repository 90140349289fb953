#include "passage/algorithms/registry.hpp"

#include <set>

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("every command stands in the registry once") {
  std::set<std::string_view> names;
  for (auto const* algorithm : algorithms()) CHECK(names.insert(algorithm->name).second);
  CHECK(names.count("usage") == 1);
}
