// How the search grows: a made-up friction of SIDE x SIDE cells (correlated noise in steps of half a per
// cent, a tenth impassable), the accumulated cost of 8 neighbours from the middle, and one opening as a
// what-if. usage: bench_surface_scale SIDE THREADS [--values floats|indices] [--scratch FOLDER --memory MIB]
// Prints wall and processor seconds of each step, the memory the process has held at most, and a checksum of
// the labels, which no option may change.
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <map>

#include <fmt/core.h>
#include <sys/resource.h>

#include "passage/base/parallel.hpp"
#include "passage/geo/file_tile_store.hpp"
#include "passage/geo/indexed_tile_store.hpp"
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

void fill(Raster<SecondsPerMetre>& raster, Context& context) {
  parallel_for(static_cast<std::size_t>(raster.layout().tiles()), context, [&](std::size_t number, int) {
    auto tile = raster.pin(static_cast<std::int64_t>(number));
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
        if (smooth(row, column, 50, 1) > 0.27) continue;
        double const z =
            3 * smooth(row, column, 200, 2) + 2 * smooth(row, column, 12, 3) + noise_at(row, column, 4);
        tile.set(row, column, static_cast<float>(std::exp(std::round(200 * z) / 200)));
      }
    }
  });
}

/// Says what a step took.
class Stopwatch {
 public:
  explicit Stopwatch(char const* step) : step_(step) {}
  ~Stopwatch() {
    std::chrono::duration<double> const wall = std::chrono::steady_clock::now() - start_;
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    fmt::print("{:8} wall {:.3f} s, processor {:.3f} s, at most {:.2f} GiB\n", step_, wall.count(),
               static_cast<double>(std::clock() - clock_) / CLOCKS_PER_SEC,
               static_cast<double>(used.ru_maxrss) / 1048576);
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

/// Where tiles are kept: in memory or, with --scratch, on disk with caches of --memory in all.
struct Stores {
  StoreMaker friction = make_memory_store, field = make_memory_store;
};

StoreMaker on_disk(std::string const& folder, double mebibytes) {
  return [folder, mebibytes](std::int64_t tiles, std::size_t bytes) {
    return make_file_store(folder, Bytes{mebibytes * 1048576}, tiles, bytes);
  };
}

Stores stores_of(std::map<std::string, std::string> const& words, Grid const& grid) {
  Stores stores;
  auto const slots = static_cast<std::size_t>(2 * (grid.rows + grid.columns) / side + 16);
  bool const has_indices = words.count("--values") && words.at("--values") == "indices";
  if (words.count("--scratch")) {
    double const decoded = has_indices ? static_cast<double>(slots * Tile<float>::bytes()) / 1048576 : 0;
    double const borders = static_cast<double>(grid.cells()) / 65536 * 8500 / 1048576;
    double const share = (0.96 * std::stod(words.at("--memory")) - decoded - borders - 30) / 8;
    stores.friction = on_disk(words.at("--scratch"), 3 * share);
    stores.field = on_disk(words.at("--scratch"), 2.5 * share);
  }
  if (has_indices) {
    stores.friction = [keep = stores.friction, slots](std::int64_t tiles, std::size_t) {
      return make_indexed_store(keep, tiles, slots);
    };
  }
  return stores;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3 || count % 2 == 0) {
    fmt::print(stderr, "usage: {} SIDE THREADS [--values floats|indices] [--scratch FOLDER --memory MIB]\n",
               words[0]);
    return 2;
  }
  std::map<std::string, std::string> given;
  for (int at = 3; at + 1 < count; at += 2) given[words[at]] = words[at + 1];
  Context context;
  context.threads = std::atoi(words[2]);
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.cell_width = grid.cell_height = 30;
  grid.rows = grid.columns = std::atoll(words[1]);
  auto const stores = stores_of(given, grid);
  FrictionSurface surface{Raster<SecondsPerMetre>{
      grid, [&](std::int64_t tiles) { return stores.friction(tiles, Tile<float>::bytes()); }}};
  {
    Stopwatch const watch{"fill"};
    fill(surface.friction, context);
  }
  auto start = grid.id(grid.rows / 2, grid.columns / 2);
  while (!surface.friction.at(grid.row_of(start), grid.column_of(start))) ++start.value;
  auto closed = grid.id(grid.rows / 2, grid.columns / 3);
  while (surface.friction.at(grid.row_of(closed), grid.column_of(closed))) ++closed.value;
  CostOptions options;
  options.neighbours = Neighbours::eight;
  options.make_store = stores.field;
  options.quantum = quantum_of(surface, options.neighbours);
  CostCounts counts;
  auto field = [&] {
    Stopwatch const watch{"search"};
    return accumulate_cost(surface, {{start, Seconds{0}}}, options, context, &counts);
  }();
  fmt::print("visits of a tile {:.2f}, scans of a cell {:.2f}\n",
             static_cast<double>(counts.tile_visits) / static_cast<double>(field.layout().tiles()),
             static_cast<double>(counts.scans) / static_cast<double>(grid.cells()));
  print_checksum(field);
  surface.friction.set(grid.row_of(closed), grid.column_of(closed), SecondsPerMetre{0.5});
  {
    Stopwatch const watch{"opening"};
    update_cost(surface, {closed}, {{start, Seconds{0}}}, options, field, context);
  }
  print_checksum(field);
}
