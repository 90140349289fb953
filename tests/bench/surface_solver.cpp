// Times the solver alone: accumulated cost and back-link of a friction GeoTIFF in memory, 8 neighbours, open
// corners, from one cell. usage: bench_surface_solver FRICTION.tif ROW COLUMN THREADS [NEIGHBOURS] [COST.tif]
// Prints one line: seconds, reached cells, nanoseconds per cell, tile visits, scans and pushes per cell.
#include <chrono>
#include <cstdlib>

#include <fmt/core.h>

#include "passage/read/raster.hpp"
#include "passage/search/surface/back_link.hpp"
#include "passage/write/cost_geotiff.hpp"

using namespace passage;

int main(int count, char** words) {
  if (count < 5) {
    fmt::print(stderr, "usage: {} FRICTION.tif ROW COLUMN THREADS [NEIGHBOURS] [COST.tif]\n", words[0]);
    return 2;
  }
  Context context;
  context.threads = std::atoi(words[4]);
  FrictionSurface const surface{read_raster<SecondsPerMetre>(Source{words[1]}, {}, context)};
  CostOptions options;
  options.neighbours = static_cast<Neighbours>(count > 5 ? std::atoi(words[5]) : 8);
  options.corners = Corners::open;
  std::vector<CostSource> const sources{
      {surface.grid().id(std::atoll(words[2]), std::atoll(words[3])), Seconds{0}}};
  auto const start = std::chrono::steady_clock::now();
  CostCounts counts;
  auto const field = accumulate_cost(surface, sources, options, context, &counts);
  auto const solved = std::chrono::steady_clock::now();
  auto const links = link_back(surface, sources, options, field, nullptr, context);
  auto const linked = std::chrono::steady_clock::now();
  std::int64_t reached = 0;
  links.for_each_valid([&](std::int64_t, std::int64_t, Code) { ++reached; });
  std::chrono::duration<double> const solving = solved - start, linking = linked - solved;
  auto const per_cell = [&](std::uint64_t number) {
    return static_cast<double>(number) / static_cast<double>(reached);
  };
  fmt::print(
      "seconds {:.3f} solve {:.3f} link {:.3f} reached {} ns_per_cell {:.1f} visits_per_tile {:.2f} "
      "scans_per_cell {:.3f} pushes_per_cell {:.3f}\n",
      (solving + linking).count(), solving.count(), linking.count(), reached,
      (solving + linking).count() / static_cast<double>(reached) * 1e9,
      static_cast<double>(counts.tile_visits) / static_cast<double>(field.layout().tiles()),
      per_cell(counts.scans), per_cell(counts.pushes));
  if (count > 6) write_cost(words[6], field, RasterLayout::uncompressed, context);
}
