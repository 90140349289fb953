// Kernel sums of events alone: reads points, adds up their kernels on a square grid of 100 m cells, writes
// the sums. usage: bench_kernel_sums POINTS SIZE SIGMA_CELLS exact|binned|automatic THREADS OUT.tif|-
// Prints wall and processor seconds of the sums alone and how many steps each method counts for itself, from
// which kernel_crossover.py calibrates the choice between the two.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <fmt/core.h>

#include "passage/layers/detail/smooth_cells.hpp"
#include "passage/layers/kernel_sum.hpp"
#include "passage/read/features.hpp"
#include "passage/write/geotiff.hpp"

using namespace passage;

namespace {

KernelMethod method_of(char const* word) {
  if (std::strcmp(word, "exact") == 0) return KernelMethod::exact;
  if (std::strcmp(word, "binned") == 0) return KernelMethod::binned;
  return KernelMethod::automatic;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int count, char** words) {
  if (count != 7) {
    std::fputs("usage: bench_kernel_sums POINTS SIZE SIGMA_CELLS exact|binned|automatic THREADS OUT.tif|-\n",
               stderr);
    return 2;
  }
  Context context;
  context.threads = std::atoi(words[5]);
  auto const table = read_features({words[1], ""}, {"points", RequiredGeometry::points}, context);
  Grid grid;
  grid.crs = *table.crs;
  grid.rows = grid.columns = std::atoll(words[2]);
  grid.cell_width = grid.cell_height = 100;
  grid.origin = {300000, 300000 + 100 * static_cast<double>(grid.rows)};
  KernelSum sum;
  sum.bandwidth = Metres{100 * std::atof(words[3])};
  sum.method = method_of(words[4]);
  for (auto const& feature : table.features) {
    for (auto const& point : std::get<MultiPoint>(feature.geometry))
      sum.points.push_back({point, sum.bandwidth, 1.0});
  }
  auto const events = sum.points.size();
  Raster<HazardRate, double> rate{grid};
  ObservedWindow const window{grid, {}};
  fmt::print("steps: {} exact, {} binned\n", detail::exact_steps(events, sum.bandwidth, grid),
             detail::smoothing_steps(grid, sum.bandwidth, window));
  auto const start = std::chrono::steady_clock::now();
  auto const processor = std::clock();
  fill_with_kernels(rate, std::move(sum), window, HazardRate{0}, context);
  fmt::print("{} events, {} x {} cells, sigma {} cells, {}: {:.3f} s wall, {:.3f} s processor\n", events,
             grid.rows, grid.columns, words[3], words[4], seconds_since(start),
             static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
  if (std::strcmp(words[6], "-") == 0) return 0;
  write_geotiff(words[6], rate, {"events_per_km2", "km-2", "Kernel sums"}, RasterLayout::uncompressed,
                context);
  return 0;
}
