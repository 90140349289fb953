#include "passage/model/explanation.hpp"

#include <set>

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("every kind of change has its own name") {
  std::set<std::string_view> names;
  for (auto kind :
       {FlipKind::longer_wait, FlipKind::slower, FlipKind::refusal, FlipKind::closing, FlipKind::opening})
    names.insert(name_of(kind));
  CHECK(names.size() == 5);
  CHECK_FALSE(names.contains(""));
}
