#include "passage/search/surface/tile_agenda.hpp"

#include <set>
#include <thread>

#include "support/catch.hpp"

using namespace passage::surface;

namespace {

constexpr double unreached = 1e15;
std::atomic<double> const no_limit{1e15};

}  // namespace

TEST_CASE("tiles come in order of their smallest proposal, with all their mail") {
  TileAgenda agenda{4, 1, unreached};
  agenda.propose(2, {{7, 50}, {8, 20}});
  agenda.propose(1, {{0, 30}});
  agenda.propose(2, {{9, 60}});
  agenda.propose(3, {});
  auto const first = agenda.take(no_limit);
  REQUIRE(first);
  CHECK(first->tile == 2);
  CHECK(first->least == 20);
  CHECK(first->proposals.size() == 3);
  agenda.propose(2, {{1, 5}});  // for the tile in work: it comes again when it is given back
  auto const second = agenda.take(no_limit);
  REQUIRE(second);
  CHECK(second->tile == 1);
  agenda.release(1);
  agenda.release(2);
  auto const third = agenda.take(no_limit);
  REQUIRE(third);
  CHECK(third->tile == 2);
  CHECK(third->least == 5);
  agenda.release(2);
  CHECK_FALSE(agenda.take(no_limit));
}

TEST_CASE("proposals beyond the limit are dropped, a stop ends the waiting") {
  TileAgenda agenda{2, 1, unreached};
  std::atomic<double> const limit{10};
  agenda.propose(0, {{0, 11}});
  CHECK_FALSE(agenda.take(limit));
  agenda.propose(1, {{0, 1}});
  agenda.stop();
  CHECK_FALSE(agenda.take(limit));
}

TEST_CASE("a tile that is near comes before smaller ones that are not, but only within the look-ahead") {
  std::set<std::int64_t> near{3};
  TileAgenda agenda{200, 1, unreached, [&](std::int64_t tile) { return near.count(tile) > 0; }};
  for (std::int64_t tile = 0; tile < 5; ++tile) agenda.propose(tile, {{0, 10.0 * static_cast<double>(tile)}});
  auto order = [&] {
    std::vector<std::int64_t> tiles;
    while (auto const job = agenda.take(no_limit)) {
      tiles.push_back(job->tile);
      agenda.release(job->tile);
    }
    return tiles;
  };
  CHECK(order() == std::vector<std::int64_t>{3, 0, 1, 2, 4});
  near = {199};
  for (std::int64_t tile = 0; tile < 200; ++tile) agenda.propose(tile, {{0, static_cast<double>(tile)}});
  auto const far = order();
  CHECK(far.size() == 200);
  CHECK(far.front() == 0);
  CHECK(std::find(far.begin(), far.end(), 199) - far.begin() ==
        199 - static_cast<int>(TileAgenda::look_ahead));
}

TEST_CASE("the borders of a tile are known once it is given back") {
  TileAgenda agenda{1, 2, unreached};
  auto const work = std::make_unique<WorkTile>();
  for (int row = 0; row < WorkTile::side; ++row)
    for (int column = 0; column < WorkTile::side; ++column)
      work->label[static_cast<std::size_t>(WorkTile::at(row, column))] = 1000.0 * row + column;
  bool was_idle = false;
  agenda.with_tile(
      0, [](Border const&) { FAIL("nothing was published"); }, [&] { was_idle = true; });
  CHECK(was_idle);
  agenda.propose(0, {{0, 1}});
  REQUIRE(agenda.take(no_limit));
  agenda.with_tile(
      0, [](Border const&) { FAIL("nothing was published"); }, [] { FAIL("it is in work"); });
  agenda.finish(0, *work);
  std::vector<double> found;
  agenda.with_tile(
      0,
      [&](Border const& border) {
        for (auto const& [row, column] : {std::pair{0, 100}, {255, 3}, {100, 1}, {100, 254}, {100, 100}})
          found.push_back(border.label(row, column));
      },
      [] {});
  CHECK(found == std::vector<double>{100, 255003, 100001, 100254, unreached});
}

TEST_CASE("many workers take every tile, one at a time") {
  TileAgenda agenda{50, 1, unreached};
  std::vector<std::atomic<int>> inside(50);
  std::atomic<int> visits{0}, clashes{0};
  for (std::int64_t tile = 0; tile < 50; ++tile) agenda.propose(tile, {{0, 1}});
  auto work = [&] {
    while (auto const job = agenda.take(no_limit)) {
      auto& here = inside[static_cast<std::size_t>(job->tile)];
      clashes += here++ != 0;
      if (++visits < 500) agenda.propose((job->tile * 7 + 3) % 50, {{0, job->least + 1}});
      --here;
      agenda.release(job->tile);
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) threads.emplace_back(work);
  }
  CHECK(clashes == 0);
  CHECK(visits >= 50);
}
