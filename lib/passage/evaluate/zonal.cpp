#include "passage/evaluate/zonal.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "passage/base/parallel.hpp"
#include "passage/geo/coverage.hpp"

namespace passage {

namespace {

constexpr double square_metres_per_square_kilometre = 1e6;
constexpr std::size_t runs_ahead =
    12;  // rows of cells lie far apart: memory needs about as long as a dozen runs
constexpr double whole_cell = 1 - 1e-9;  // share of a cell that is all of it but for rounding

/// The pinned tiles of the row of tiles that is being read, so that a run of cells finds them at once.
class TileBand {
 public:
  explicit TileBand(Raster<Persons> const& raster)
      : raster_(&raster), tiles_(static_cast<std::size_t>(raster.layout().tile_columns())) {}

  Tile<float> const& tile(std::int64_t tile_row, std::int64_t tile_column) {
    if (tile_row != row_) {
      for (auto& tile : tiles_) tile.reset();
      row_ = tile_row;
    }
    auto& tile = tiles_[static_cast<std::size_t>(tile_column)];
    if (!tile) tile.emplace(raster_->pin(tile_row * raster_->layout().tile_columns() + tile_column));
    return *tile;
  }

  /// Asks memory for a run that is read soon, if its tile is at hand.
  void prefetch(CoverageRun const& run) const noexcept {
    auto const& tile = tiles_[static_cast<std::size_t>(run.first_column / TileLayout::side)];
    if (run.row / TileLayout::side != row_ || !tile) return;
#if defined(__GNUC__)
    auto const* const cell = tile->row_cells(run.row, run.first_column);
    __builtin_prefetch(cell);
    __builtin_prefetch(cell + 16);
#endif
  }

 private:
  Raster<Persons> const* raster_;
  std::int64_t row_ = -1;
  std::vector<std::optional<Tile<float>>> tiles_;
};

/// Sum and extremes of cells: four of each in turn, so that no addition waits for the one before.
struct CellSums {
  double sum[4] = {0, 0, 0, 0};
  float least[4], most[4];
  std::int64_t count = 0;

  CellSums() {
    std::fill_n(least, 4, std::numeric_limits<float>::infinity());
    std::fill_n(most, 4, -std::numeric_limits<float>::infinity());
  }
  void add(int lane, float value) noexcept {
    sum[lane] += static_cast<double>(value);
    least[lane] = value < least[lane] ? value : least[lane];
    most[lane] = value > most[lane] ? value : most[lane];
  }
  /// All of `cells` are valid.
  void add_all(float const* cells, std::int64_t cell_count) noexcept {
    std::int64_t i = 0;
    for (; i + 4 <= cell_count; i += 4) {
      for (int lane = 0; lane < 4; ++lane) add(lane, cells[i + lane]);
    }
    for (; i < cell_count; ++i) add(0, cells[i]);
    count += cell_count;
  }
};

/// Adds part of a run that lies in one tile, 64 cells of the tile's row at a time.
void add_run(Tile<float> const& tile, CoverageRun const& run, double cell_weight, ZonalStatistics& sum) {
  CellSums cells_of_run;
  auto const first = run.first_column - tile.column, last = first + run.count;
  auto const* const cells = tile.row_cells(run.row, tile.column);
  for (auto word = first / 64; word * 64 < last; ++word) {
    auto const from = std::max(first, word * 64), upto = std::min(last, word * 64 + 64);
    auto bits = tile.valid_bits(run.row, word) >> (from - word * 64);
    if (std::countr_one(bits) >= upto - from) {
      cells_of_run.add_all(cells + from, upto - from);
      continue;
    }
    for (auto i = from; i < upto; ++i, bits >>= 1) {
      if (!(bits & 1u)) continue;
      cells_of_run.add(0, cells[i]);
      ++cells_of_run.count;
    }
  }
  auto const& [values, least, most, valid] = cells_of_run;
  for (int lane = 0; lane < 4; ++lane) {
    sum.min = std::min(sum.min, static_cast<double>(least[lane]));
    sum.max = std::max(sum.max, static_cast<double>(most[lane]));
  }
  auto const count = static_cast<double>(valid);
  sum.sum += ((values[0] + values[1]) + (values[2] + values[3])) * run.share * cell_weight;
  sum.weight += count * run.share * cell_weight;
  sum.cells += count * run.share;
}

/// One bit per cell: lies wholly inside an area that was looked at before. The sum does not depend on the
/// order of areas, since a cell of k areas counts k − 1 times whichever comes first.
class CellMarks {
 public:
  explicit CellMarks(std::int64_t cells) : words_(static_cast<std::size_t>(cells / 64 + 1)) {}

  /// Marks `count` cells from `first` on; returns how many of them were marked already.
  std::int64_t mark(std::uint64_t first, std::uint64_t count) {
    std::int64_t again = 0;
    for (auto const end = first + count; first < end;) {
      auto const bit = first % 64, taken = std::min<std::uint64_t>(64 - bit, end - first);
      auto const mask = (taken == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << taken) - 1) << bit;
      auto const before = words_[first / 64].fetch_or(mask, std::memory_order_relaxed);
      again += std::popcount(before & mask);
      first += taken;
    }
    return again;
  }

 private:
  std::vector<std::atomic<std::uint64_t>> words_;
};

/// One area's sums; also how many of its whole cells were marked before.
struct AreaSums {
  ZonalStatistics statistics;
  std::int64_t cells_counted_again = 0;
};

AreaSums statistics_of(Raster<Persons> const& raster, PopulationUnit unit, MultiPolygon const& area,
                       CellMarks* marks) {
  std::int64_t again = 0;
  ZonalStatistics sum;
  sum.min = std::numeric_limits<double>::infinity();
  sum.max = -sum.min;
  TileBand band{raster};
  std::int64_t weighted_row = -1;
  double cell_weight = 1;
  auto const runs = coverage(raster.grid(), area);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    auto const& run = runs[i];
    if (i + runs_ahead < runs.size()) band.prefetch(runs[i + runs_ahead]);
    if (unit == PopulationUnit::density && run.row != weighted_row) {
      weighted_row = run.row;
      cell_weight = raster.grid().row_metrics(run.row).area.value / square_metres_per_square_kilometre;
    }
    sum.covered += run.share * static_cast<double>(run.count);
    if (marks && run.share >= whole_cell) {
      auto const first = static_cast<std::uint64_t>(run.row * raster.grid().columns + run.first_column);
      again += marks->mark(first, static_cast<std::uint64_t>(run.count));
    }
    for (auto column = run.first_column; column < run.first_column + run.count;) {
      auto const& tile = band.tile(run.row / TileLayout::side, column / TileLayout::side);
      auto const count = std::min(run.first_column + run.count, tile.column + tile.columns) - column;
      add_run(tile, {run.row, column, count, run.share}, cell_weight, sum);
      column += count;
    }
  }
  return {sum, again};
}

}  // namespace

ZonalSums zonal_sums(Raster<Persons> const& raster, PopulationUnit unit,
                     std::vector<MultiPolygon> const& areas, Context& context) {
  ZonalSums sums;
  sums.zones.resize(areas.size());
  CellMarks marks{raster.grid().cells()};
  std::vector<std::int64_t> again(areas.size(), 0);
  parallel_for(areas.size(), context, [&](std::size_t i, int) {
    auto const area = statistics_of(raster, unit, areas[i], &marks);
    sums.zones[i] = area.statistics;
    again[i] = area.cells_counted_again;
  });
  sums.cells_counted_again = std::accumulate(again.begin(), again.end(), std::int64_t{0});
  return sums;
}

std::vector<ZonalStatistics> zonal_statistics(Raster<Persons> const& raster, PopulationUnit unit,
                                              std::vector<MultiPolygon> const& areas, Context& context) {
  std::vector<ZonalStatistics> sums(areas.size());
  parallel_for(areas.size(), context, [&](std::size_t i, int) {
    sums[i] = statistics_of(raster, unit, areas[i], nullptr).statistics;
  });
  return sums;
}

namespace {

Line densified_ring(Line const& ring, double longest) {
  Line dense;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    auto const a = ring[i], b = ring[i + 1];
    auto const parts = std::max(1.0, std::ceil(distance(a, b) / longest));
    for (double k = 0; k < parts; ++k) {
      dense.push_back({a.x + (b.x - a.x) * k / parts, a.y + (b.y - a.y) * k / parts});
    }
  }
  if (!ring.empty()) dense.push_back(ring.back());
  return dense;
}

}  // namespace

MultiPolygon densified(MultiPolygon const& polygons, double longest) {
  MultiPolygon dense;
  for (auto const& polygon : polygons) {
    auto& copy = dense.emplace_back();
    copy.outer = densified_ring(polygon.outer, longest);
    for (auto const& hole : polygon.holes) copy.holes.push_back(densified_ring(hole, longest));
  }
  return dense;
}

}  // namespace passage
