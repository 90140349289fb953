#include "passage/search/surface/accumulate_cost.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

#include "passage/base/error.hpp"
#include "passage/geo/file_tile_store.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

CellId first_passable(OracleGrid const& grid, Grid const& lattice, int from) {
  int cell = from;
  while (!(grid.friction[static_cast<std::size_t>(cell)] > 0)) cell = (cell + 1) % (grid.rows * grid.columns);
  return lattice.id(cell / grid.columns, cell % grid.columns);
}

void check_against_oracle(OracleGrid const& drawn, CostOptions const& options, int threads) {
  auto const surface = friction_of(drawn);
  auto const first = first_passable(drawn, surface.grid(), 3),
             second = first_passable(drawn, surface.grid(), drawn.rows * drawn.columns / 2);
  Context context;
  context.threads = threads;
  auto const field = accumulate_cost(surface, {{first, Seconds{0}}, {second, Seconds{77}}}, options, context);
  OracleQuery query;
  query.neighbours = static_cast<int>(options.neighbours);
  query.is_closed = options.corners == Corners::closed;
  query.quantum_s = field.quantum().length().value;
  auto const expected =
      oracle_labels(drawn, query,
                    {{static_cast<int>(first.value), 0},
                     {static_cast<int>(second.value), field.quantum().quantise(Seconds{77}).quanta}});
  REQUIRE(difference(labels_of(field), expected) == "");
}

}  // namespace

TEST_CASE("accumulated cost equals a textbook heap search on random grids") {
  std::mt19937_64 random{1};
  for (auto const neighbours : {Neighbours::eight, Neighbours::sixteen, Neighbours::thirty_two}) {
    for (auto const corners : {Corners::closed, Corners::open}) {
      for (double const impassable : {0.0, 0.15, 0.4}) {
        CostOptions options;
        options.neighbours = neighbours;
        options.corners = corners;
        for (int repeat = 0; repeat < 4; ++repeat) {
          auto drawn = random_grid(random, 5 + repeat * 9, 31 - repeat * 7, impassable);
          drawn.friction[0] = 1;
          drawn.cell_height_m = repeat % 2 ? 100 : 70;
          check_against_oracle(drawn, options, 1);
        }
      }
    }
  }
}

TEST_CASE("accumulated cost equals a textbook heap search across many tiles, for any number of threads") {
  std::mt19937_64 random{2};
  auto const neighbours = GENERATE(Neighbours::eight, Neighbours::sixteen, Neighbours::thirty_two);
  auto const threads = GENERATE(1, 3);
  CostOptions options;
  options.neighbours = neighbours;
  check_against_oracle(random_grid(random, 530, 300, 0.2), options, threads);
}

TEST_CASE("cells beyond the greatest cost stay unreached, the others keep their labels") {
  std::mt19937_64 random{3};
  auto const drawn = random_grid(random, 300, 300, 0.1);
  auto const surface = friction_of(drawn);
  auto const source = first_passable(drawn, surface.grid(), 0);
  Context context;
  CostOptions options;
  auto const all = accumulate_cost(surface, {{source, Seconds{0}}}, options, context);
  options.max_cost = Seconds{9000};
  auto const near = accumulate_cost(surface, {{source, Seconds{0}}}, options, context);
  auto const limit = all.quantum().quantise(Seconds{9000});
  auto expected = labels_of(all);
  for (auto& label : expected)
    if (label > limit.quanta) label = oracle_unreached;
  CHECK(difference(labels_of(near), expected) == "");
}

TEST_CASE("an early stop at targets keeps exactly the labels up to the farthest target") {
  std::mt19937_64 random{4};
  auto const drawn = random_grid(random, 600, 520, 0.1);
  auto const surface = friction_of(drawn);
  auto const source = first_passable(drawn, surface.grid(), 0);
  auto const target = first_passable(drawn, surface.grid(), 100 * 520 + 90);
  Context context;
  context.threads = GENERATE(1, 2);
  CostOptions options;
  CostCounts of_all;
  auto const all = accumulate_cost(surface, {{source, Seconds{0}}}, options, context, &of_all);
  options.targets = {target};
  CostCounts counts;
  auto const stopped = accumulate_cost(surface, {{source, Seconds{0}}}, options, context, &counts);
  auto expected = labels_of(all);
  for (auto& label : expected)
    if (label > all.at(target).quanta) label = oracle_unreached;
  CHECK(difference(labels_of(stopped), expected) == "");
  CHECK(4 * counts.scans < 3 * of_all.scans);
}

TEST_CASE("bad sources and frictions are refused") {
  OracleGrid drawn{3, 3, 100, 100, {1, 1, 1, 1, 0, 1, 1, 1, 1}};
  auto surface = friction_of(drawn);
  Context context;
  auto code = [&](std::vector<CostSource> const& sources) {
    try {
      accumulate_cost(surface, sources, {}, context);
    } catch (Error const& error) {
      return error.code();
    }
    return std::string{};
  };
  CHECK(code({}) == "no_source");
  CHECK(code({{surface.grid().id(1, 1), Seconds{0}}}) == "source_impassable");
  CHECK(code({{CellId{9}, Seconds{0}}}) == "source_outside");
  surface.friction.set(0, 2, SecondsPerMetre{-1});
  CHECK(code({{surface.grid().id(0, 0), Seconds{0}}}) == "bad_friction");
}

TEST_CASE("lat/long rows have ellipsoidal lengths") {
  Grid grid;  // longitude/latitude
  grid.origin = {10, 61};
  grid.cell_width = grid.cell_height = 0.01;
  grid.rows = 200;
  grid.columns = 40;
  FrictionSurface surface{Raster<SecondsPerMetre>{grid}};
  for (std::int64_t row = 0; row < grid.rows; ++row)
    for (std::int64_t column = 0; column < grid.columns; ++column)
      surface.friction.set(row, column, SecondsPerMetre{1});
  Context context;
  auto const field = accumulate_cost(surface, {{grid.id(199, 0), Seconds{0}}}, {}, context);
  // WGS 84: a degree of longitude at 59.005 N is 57 466.6 m, a degree of latitude around 60 N 111 412 m.
  CHECK(field.quantum().seconds(field.at(199, 39)).value == Approx(57466.6 * 0.39).epsilon(1e-4));
  CHECK(field.quantum().seconds(field.at(0, 0)).value == Approx(111412.0 * 1.99).epsilon(1e-4));
}

TEST_CASE("a scratch file with room for few tiles gives the same labels") {
  std::mt19937_64 random{8};
  auto const drawn = random_grid(random, 1100, 900, 0.2);
  auto const source =
      first_passable(drawn, friction_of(OracleGrid{1100, 900, 100, 100, drawn.friction}).grid(), 0);
  auto const surface = friction_of(drawn);
  Context context;
  context.threads = 2;
  CostOptions options;
  auto const in_memory = accumulate_cost(surface, {{source, Seconds{0}}}, options, context);
  options.make_store = [](std::int64_t tiles, std::size_t bytes) {
    return make_file_store(std::filesystem::temp_directory_path(), Bytes{3.0 * static_cast<double>(bytes)},
                           tiles, bytes);
  };
  CHECK(accumulate_cost(surface, {{source, Seconds{0}}}, options, context) == in_memory);
}
