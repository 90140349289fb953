#include "passage/search/surface/settle.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

#include "passage/search/surface/tile_reader.hpp"

using namespace passage;
using namespace passage::surface;
using namespace passage::testing;

namespace {

struct Settled {
  std::unique_ptr<WorkTile> work = std::make_unique<WorkTile>();
  SettleCounts counts;
  int crossed = 0;
};

Settled settle_from_corner(FrictionSurface const& surface, Neighbours neighbours, TimeQuantum quantum) {
  Settled settled;
  TileReader const reader{surface, neighbours, Corners::closed, quantum};
  MoveCosts const costs{surface, neighbours, quantum, false};
  reader.read(0, *settled.work);
  settled.work->label.fill(1e15);
  BucketRing ring;
  ring.start(0, 1000, 1e15);
  settled.work->label[static_cast<std::size_t>(WorkTile::at(0, 0))] = 0;
  ring.push(*settled.work, WorkTile::at(0, 0), 0);
  settled.counts = Settler{costs, neighbours}.settle(*settled.work, ring, [&](int) { ++settled.crossed; });
  return settled;
}

}  // namespace

TEST_CASE("a settled tile holds the labels of a textbook search, with vectors and without") {
  std::mt19937_64 random{95};
  auto drawn = random_grid(random, 120, 90, 0.2);
  drawn.friction[0] = 1;
  auto const surface = friction_of(drawn);
  TimeQuantum const quantum{-10};
  for (auto const neighbours : {Neighbours::eight, Neighbours::sixteen, Neighbours::thirty_two}) {
    auto const settled = settle_from_corner(surface, neighbours, quantum);
    OracleQuery query;
    query.neighbours = static_cast<int>(neighbours);
    query.is_closed = true;
    query.quantum_s = quantum.length().value;
    auto const expected = oracle_labels(drawn, query, {{0, 0}});
    std::size_t wrong = 0, reached = 0;
    for (int row = 0; row < drawn.rows; ++row) {
      for (int column = 0; column < drawn.columns; ++column) {
        auto const label = settled.work->label[static_cast<std::size_t>(WorkTile::at(row, column))];
        auto const wanted = expected[static_cast<std::size_t>(row * drawn.columns + column)];
        wrong += wanted == oracle_unreached ? label != 1e15 : label != static_cast<double>(wanted);
        reached += wanted != oracle_unreached;
      }
    }
    CHECK(wrong == 0);
    CHECK(settled.counts.scans >= reached);
    CHECK(settled.counts.pushes + 1 >= reached);
    CHECK(settled.crossed == 0);
  }
}

TEST_CASE("the caller is asked at every scanned cell where a crossing starts") {
  auto surface = friction_of(OracleGrid{20, 20, 100, 100, std::vector<float>(400, 1)});
  surface.crossings = {{"gate", CellId{5}, CellId{300}, Seconds{1}, true}};
  CHECK(settle_from_corner(surface, Neighbours::eight, TimeQuantum{-10}).crossed >= 1);
}
