#include "passage/exercise/lattice.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace passage;
using namespace passage::exercise;

TEST_CASE("cells know their place and neighbours") {
  Lattice const lattice{4, 10, {100, 200}};
  CHECK(lattice.centre(0) == Point{105, 195});
  CHECK(lattice.centre(5) == Point{115, 185});
  CHECK(lattice.cell_at({115, 185}) == 5);
  CHECK(lattice.cell_at({99, 185}) == -1);
  CHECK(lattice.corner(4, 4) == Point{140, 160});
  int inner = 0, corner = 0;
  for (auto const& next : Neighbours(lattice, 5)) inner += next.diagonal ? 10 : 1;
  for (auto const& next : Neighbours(lattice, 0)) corner += next.diagonal ? 10 : 1;
  CHECK(inner == 44);
  CHECK(corner == 12);
}

TEST_CASE("interpolation is exact on a plane") {
  Lattice const lattice{5, 2, {0, 10}};
  Cells<double> values(25);
  for (int cell = 0; cell < 25; ++cell)
    values[static_cast<std::size_t>(cell)] = 3 * lattice.centre(cell).x - 2 * lattice.centre(cell).y;
  CHECK(interpolate(lattice, values, {4.4, 5.1}) == passage::testing::Approx(3 * 4.4 - 2 * 5.1));
}

TEST_CASE("distances grow by steps of one and the root of two") {
  Lattice const lattice{5, 100, {0, 500}};
  Cells<char> marked(25, 0);
  marked[0] = 1;
  auto const found = distances_to(lattice, marked);
  CHECK(found[4] == passage::testing::Approx(400));
  CHECK(found[24] == passage::testing::Approx(400 * std::sqrt(2.0)));
  CHECK(found[9] == passage::testing::Approx(300 + 100 * std::sqrt(2.0)));
}

TEST_CASE("rounded lines keep their ends, closed ones their area's middle") {
  Line const bend{{0, 0}, {4, 0}, {4, 4}};
  auto const soft = rounded(bend, 1);
  CHECK(soft == Line{{0, 0}, {3, 0}, {4, 1}, {4, 4}});
  Line const square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
  auto const round = rounded(square, 1, Ends::joined);
  CHECK(round.size() == 9);
  CHECK(round.front() == round.back());
  CHECK(round.front() == Point{1, 0});
}

TEST_CASE("thinned lines drop only what lies near the chord") {
  Line const line{{0, 0}, {1, 0.1}, {2, 0}, {3, 2}, {4, 0}};
  CHECK(thinned(line, 0.2) == Line{{0, 0}, {2, 0}, {3, 2}, {4, 0}});
  CHECK(thinned(line, 0.05) == line);
}
