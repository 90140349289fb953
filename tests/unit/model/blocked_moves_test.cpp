#include "passage/model/blocked_moves.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("blocking a move blocks its way back, also across tiles; nothing else") {
  BlockedMoves blocked{300, 300, Neighbours::sixteen};
  CHECK_FALSE(blocked.is_blocked(255, 255, 3));
  blocked.block(255, 255, 3);  // south-east
  CHECK(blocked.is_blocked(255, 255, 3));
  CHECK(blocked.is_blocked(256, 256, 7));
  CHECK_FALSE(blocked.is_blocked(255, 255, 2));
  blocked.block(0, 0, 0);  // leads outside
  CHECK(blocked.is_blocked(0, 0, 0));
  CHECK(BlockedMoves{}.empty());
  CHECK_FALSE(BlockedMoves{}.is_blocked(5, 5, 1));
}
