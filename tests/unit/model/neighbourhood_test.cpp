#include "passage/model/neighbourhood.hpp"

#include "support/catch.hpp"
#include "support/raster_oracle.hpp"

using namespace passage;
using namespace passage::testing;

TEST_CASE("moves cross the cells that sampling the straight line finds") {
  for (auto const neighbours : {Neighbours::eight, Neighbours::sixteen, Neighbours::thirty_two}) {
    auto const moves = moves_of(neighbours);
    auto const expected = oracle_moves(static_cast<int>(neighbours));
    REQUIRE(moves.size() == expected.size());
    for (auto const& move : moves) {
      auto const found = std::find_if(expected.begin(), expected.end(), [&](OracleMove const& other) {
        return other.row == move.to.row && other.column == move.to.column;
      });
      REQUIRE(found != expected.end());
      std::map<std::pair<int, int>, int> crossed;
      for (int number = 0; number < move.crossed_count; ++number) {
        auto const& cell = move.crossed[static_cast<std::size_t>(number)];
        crossed[{cell.at.row, cell.at.column}] = static_cast<int>(std::lround(cell.share * 12));
        CHECK(cell.share == move.crossed[static_cast<std::size_t>(move.crossed_count - 1 - number)].share);
      }
      CHECK(crossed == found->crossed);
    }
  }
}

TEST_CASE("the opposite of a move leads back, and smaller neighbourhoods begin the larger ones") {
  auto const moves = moves_of(Neighbours::thirty_two);
  for (std::size_t number = 0; number < moves.size(); ++number) {
    auto const& back = moves[static_cast<std::size_t>(moves[number].opposite)];
    CHECK(back.to.row == -moves[number].to.row);
    CHECK(back.to.column == -moves[number].to.column);
    CHECK(back.shape == moves[number].shape);
  }
  CHECK(moves_of(Neighbours::eight).data() == moves.data());
}

TEST_CASE("direction bias is that of the published table") {
  CHECK(100 * direction_bias(Neighbours::eight, 1) == Approx(8.24).margin(0.01));
  CHECK(100 * direction_bias(Neighbours::sixteen, 1) == Approx(2.75).margin(0.05));
  CHECK(100 * direction_bias(Neighbours::thirty_two, 1) == Approx(1.31).margin(0.05));
  CHECK(100 * direction_bias(Neighbours::sixteen, 1 / std::cos(48 * 3.14159265 / 180)) ==
        Approx(5.4).margin(0.1));
}
