#include "passage/search/surface/bucket_ring.hpp"

#include <random>

#include "support/catch.hpp"

using namespace passage;
using namespace passage::surface;

TEST_CASE("every queued cell is taken once, in order of its bucket, however far its label lies") {
  auto const tile = std::make_unique<WorkTile>();
  BucketRing ring;
  std::mt19937_64 random{71};
  double const width = 10;
  ring.start(1000, width, 1e15);
  std::vector<int> waiting;
  for (int number = 0; number < 3000; ++number) {
    int const cell = WorkTile::at(number / 200, number % 200);
    double const label = 1000 + static_cast<double>(random() % (number % 7 == 0 ? 90000000 : 5000));
    tile->label[static_cast<std::size_t>(cell)] = label;
    ring.push(*tile, cell, label);
    if (number % 5 == 0) ring.push(*tile, cell, label);  // twice in the queue
    waiting.push_back(cell);
  }
  std::size_t taken = 0;
  double last_bucket = 0;
  for (int cell = ring.pop(*tile); cell >= 0; cell = ring.pop(*tile)) {
    ++taken;
    double const bucket = std::floor((tile->label[static_cast<std::size_t>(cell)] - 1000) / width);
    REQUIRE(bucket >= last_bucket);
    last_bucket = bucket;
  }
  CHECK(taken == waiting.size());
}

TEST_CASE("nothing beyond the limit is taken, and cells of other tiles never are") {
  auto const tile = std::make_unique<WorkTile>();
  BucketRing ring;
  ring.start(0, 1, 100);
  int const near = WorkTile::at(0, 0), far = WorkTile::at(0, 1), outside = WorkTile::at(0, -1);
  tile->label[static_cast<std::size_t>(near)] = 5;
  tile->label[static_cast<std::size_t>(far)] = 500;
  tile->label[static_cast<std::size_t>(outside)] = 1;
  tile->state[static_cast<std::size_t>(outside)] = WorkTile::outside;
  ring.push(*tile, near, 5);
  ring.push(*tile, far, 500);
  ring.push(*tile, outside, 1);
  CHECK(ring.pop(*tile) == near);
  CHECK(ring.pop(*tile) == -1);
}
