#include "passage/model/turn_restriction.hpp"

#include <set>

#include "support/catch.hpp"

namespace passage {
namespace {

TEST_CASE("turn restrictions are told apart by roads, ends and kind") {
  TurnRestriction const no_left{1, 2, true, false, false};
  auto only = no_left;
  only.is_only = true;
  auto other_end = no_left;
  other_end.to_its_end = true;
  CHECK(std::set<TurnRestriction>{no_left, only, other_end, no_left}.size() == 3);
}

}  // namespace
}  // namespace passage
