#include "passage/exercise/partition.hpp"

#include <set>

#include "support/catch.hpp"

#include "passage/exercise/noise.hpp"
#include "passage/geo/overlay.hpp"

using namespace passage;
using namespace passage::exercise;

namespace {

/// Four rough labels, sea around and a hole of sea inside.
Cells<int> rough_labels(Lattice const& lattice, std::uint64_t seed) {
  Noise const noise(seed);
  Cells<int> labels(static_cast<std::size_t>(lattice.cells()), -1);
  for (int cell = 0; cell < lattice.cells(); ++cell) {
    auto const row = lattice.row(cell), column = lattice.column(cell);
    if (row < 2 || column < 2 || row > lattice.side - 3 || column > lattice.side - 3) continue;
    auto const value = noise.fractal({row / 6.0, column / 6.0}, 4) +
                       (noise.chance(static_cast<std::uint64_t>(cell)) - 0.5) * 0.7;
    labels[static_cast<std::size_t>(cell)] = value < -0.3  ? 0
                                             : value < 0   ? 1
                                             : value < 0.4 ? 2
                                             : value < 0.9 ? 3
                                                           : -1;
  }
  return labels;
}

}  // namespace

TEST_CASE("one square cell becomes one round polygon of most of its area") {
  Lattice const lattice{5, 10, {0, 50}};
  Cells<int> labels(25, -1);
  labels[12] = 0;
  auto const area_of_one = Partition(lattice, labels).polygons([](int) { return true; });
  REQUIRE(area_of_one.size() == 1);
  CHECK(area(area_of_one) > 75);
  CHECK(area(area_of_one) < 100);
}

TEST_CASE("polygons of rough labels are valid, do not overlap and leave no gap") {
  Lattice const lattice{48, 10, {0, 480}};
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    Partition const partition(lattice, rough_labels(lattice, seed));
    auto const all = partition.polygons([](int) { return true; });
    REQUIRE_FALSE(validity_problem(all));
    double sum = 0;
    std::vector<MultiPolygon> parts;
    for (int label = 0; label < 4; ++label) {
      parts.push_back(partition.polygons([&](int other) { return other == label; }));
      auto const problem = validity_problem(parts.back());
      INFO("seed " << seed << " label " << label << ": " << problem.value_or(""));
      REQUIRE_FALSE(problem);
      sum += area(parts.back());
    }
    CHECK(sum == passage::testing::Approx(area(all)));
    CHECK(area(union_of(parts)) == passage::testing::Approx(area(all)));
  }
}

TEST_CASE("borders are told by their two sides") {
  Lattice const lattice{4, 10, {0, 40}};
  Cells<int> const labels{-1, -1, -1, -1, -1, 0, 1, -1, -1, 0, 1, -1, -1, -1, -1, -1};
  Partition const partition(lattice, labels);
  CHECK(partition.borders().size() == 3);
  auto const inner = partition.lines([](int left, int right) { return left >= 0 && right >= 0; });
  REQUIRE(inner.size() == 1);
  CHECK(length(inner.front()) == passage::testing::Approx(20));
}
