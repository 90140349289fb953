// How the search grows: a made-up friction of SIDE x SIDE cells (correlated noise, a tenth impassable), the
// accumulated cost of 8 neighbours from the middle, and one opening as a what-if. usage: bench_surface_scale
// SIDE THREADS [SCRATCH_FOLDER CACHE_MIB] Prints wall and processor seconds of each step and a checksum of
// the labels, which no option may change.
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>

#include <fmt/core.h>

#include "passage/geo/file_tile_store.hpp"
#include "passage/search/surface/update_cost.hpp"

using namespace passage;

namespace {

constexpr auto side = TileLayout::side;

double noise_at(std::int64_t row, std::int64_t column, std::uint64_t salt) {
  auto mixed = static_cast<std::uint64_t>(row) * 0x9E3779B97F4A7C15u ^
               static_cast<std::uint64_t>(column) * 0xC2B2AE3D27D4EB4Fu ^ salt;
  mixed = (mixed ^ mixed >> 31) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
  return static_cast<double>((mixed ^ mixed >> 31) >> 11) * 0x1p-53 - 0.5;
}

double smooth(std::int64_t row, std::int64_t column, std::int64_t scale, std::uint64_t salt) {
  auto const r = row / scale, c = column / scale;
  double const y = static_cast<double>(row % scale) / static_cast<double>(scale);
  double const x = static_cast<double>(column % scale) / static_cast<double>(scale);
  double const upper = noise_at(r, c, salt) * (1 - x) + noise_at(r, c + 1, salt) * x;
  double const lower = noise_at(r + 1, c, salt) * (1 - x) + noise_at(r + 1, c + 1, salt) * x;
  return upper * (1 - y) + lower * y;
}

void fill(Raster<SecondsPerMetre>& raster) {
  for (std::int64_t number = 0; number < raster.layout().tiles(); ++number) {
    auto tile = raster.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
        if (smooth(row, column, 50, 1) > 0.27) continue;
        double const z =
            3 * smooth(row, column, 200, 2) + 2 * smooth(row, column, 12, 3) + noise_at(row, column, 4);
        tile.set(row, column, static_cast<float>(std::exp(z)));
      }
    }
  }
}

/// Says what a step took.
class Stopwatch {
 public:
  explicit Stopwatch(char const* step) : step_(step) {}
  ~Stopwatch() {
    std::chrono::duration<double> const wall = std::chrono::steady_clock::now() - start_;
    fmt::print("{:8} wall {:.3f} s, processor {:.3f} s\n", step_, wall.count(),
               static_cast<double>(std::clock() - clock_) / CLOCKS_PER_SEC);
    std::fflush(stdout);
  }

 private:
  char const* step_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::clock_t clock_ = std::clock();
};

void print_checksum(CostField const& field) {
  std::uint64_t sum = 0, reached = 0;
  std::vector<double> labels(TileLayout::cells_per_tile());
  for (std::int64_t tile = 0; tile < field.layout().tiles(); ++tile) {
    if (!field.is_reached(tile)) continue;
    field.read(tile, {}, -1, labels.data(), side);
    for (std::size_t at = 0; at < labels.size(); ++at) {
      if (labels[at] < 0) continue;
      ++reached;
      sum = (sum ^ static_cast<std::uint64_t>(labels[at]) ^ (static_cast<std::uint64_t>(tile) << 16 | at)) *
            0x100000001B3u;
    }
  }
  fmt::print("reached {} checksum {:016x}\n", reached, sum);
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    fmt::print(stderr, "usage: {} SIDE THREADS [SCRATCH_FOLDER CACHE_MIB]\n", words[0]);
    return 2;
  }
  Context context;
  context.threads = std::atoi(words[2]);
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.cell_width = grid.cell_height = 30;
  grid.rows = grid.columns = std::atoll(words[1]);
  StoreMaker store = make_memory_store;
  if (count > 4) {
    Bytes const cache{std::atof(words[4]) * 1048576 / 3};
    store = [folder = std::string{words[3]}, cache](std::int64_t tiles, std::size_t bytes) {
      return make_file_store(folder, cache, tiles, bytes);
    };
  }
  FrictionSurface surface{
      Raster<SecondsPerMetre>{grid, [&](std::int64_t tiles) { return store(tiles, Tile<float>::bytes()); }}};
  {
    Stopwatch const watch{"fill"};
    fill(surface.friction);
  }
  auto start = grid.id(grid.rows / 2, grid.columns / 2);
  while (!surface.friction.at(grid.row_of(start), grid.column_of(start))) ++start.value;
  auto closed = grid.id(grid.rows / 2, grid.columns / 3);
  while (surface.friction.at(grid.row_of(closed), grid.column_of(closed))) ++closed.value;
  CostOptions options;
  options.neighbours = Neighbours::eight;
  options.make_store = store;
  options.quantum = quantum_of(surface, options.neighbours);
  auto field = [&] {
    Stopwatch const watch{"search"};
    return accumulate_cost(surface, {{start, Seconds{0}}}, options, context);
  }();
  print_checksum(field);
  surface.friction.set(grid.row_of(closed), grid.column_of(closed), SecondsPerMetre{0.5});
  {
    Stopwatch const watch{"opening"};
    update_cost(surface, {closed}, {{start, Seconds{0}}}, options, field, context);
  }
  print_checksum(field);
}
