#include "passage/evaluate/walking.hpp"

#include <algorithm>
#include <cmath>

#include "passage/geo/coverage.hpp"
#include "passage/geo/overlay.hpp"

namespace passage {

namespace {

constexpr auto side = TileLayout::side;

/// The first whole minute that is not before `time`.
std::size_t minute_of(double time_s) {
  auto number = static_cast<std::size_t>(std::ceil(time_s / 60));
  while (number > 0 && static_cast<double>(number - 1) * 60 >= time_s) --number;
  return number;
}

}  // namespace

/// The sums of one question, fed tile by tile.
class WalkingCounter::TileSums {
 public:
  TileSums(WalkingCounter const& counter, CostField const& times, std::vector<WalkingBand> const& bands)
      : counter_(counter), times_(times), bands_(bands), labels_(TileLayout::cells_per_tile()) {
    for (auto const& band : bands_) longest_ = std::max(longest_, band.time.value);
    by_minute_.assign(minute_of(longest_) + 1, Persons{});
    total_.assign(bands_.size(), Persons{});
    by_group_.assign(bands_.size(), std::vector<Persons>(counter_.groups_ + 1));
  }

  void add(std::int64_t number) {
    times_.read(number, {}, CostField::range_quanta, labels_.data(), side);
    auto const tile = counter_.people_->cells.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
        if (!tile.is_valid(row, column)) continue;
        double const time_s = seconds(row - tile.row, column - tile.column);
        if (time_s > longest_) continue;
        Persons const here{tile.value(row, column)};
        by_minute_[minute_of(time_s)] += here;
        for (std::size_t b = 0; b < bands_.size(); ++b) {
          if (time_s <= bands_[b].time.value) total_[b] += here;
        }
      }
    }
    for (auto const& run : counter_.runs_[static_cast<std::size_t>(number)]) add_run(tile, run);
  }

  WalkingReach finished() const {
    WalkingReach result{counter_.everybody_, by_minute_};
    for (std::size_t i = 1; i < result.by_minute.size(); ++i) result.by_minute[i] += result.by_minute[i - 1];
    result.reach.bands.clear();
    for (std::size_t b = 0; b < bands_.size(); ++b) {
      auto groups = by_group_[b];
      auto const in_any = groups.back();
      groups.pop_back();
      result.reach.bands.push_back({bands_[b].name, total_[b], std::move(groups), total_[b] - in_any});
    }
    return result;
  }

 private:
  double seconds(std::int64_t row, std::int64_t column) const {
    double const label = labels_[static_cast<std::size_t>(row * side + column)];
    if (!(label < CostField::range_quanta)) return std::numeric_limits<double>::infinity();
    return label * times_.quantum().length().value;
  }

  void add_run(Tile<double> const& tile, GroupRun const& run) {
    for (auto column = run.first_column; column < run.first_column + run.count; ++column) {
      if (!tile.is_valid(run.row, column)) continue;
      double const time_s = seconds(run.row - tile.row, column - tile.column);
      Persons const here = Persons{tile.value(run.row, column)} * run.share;
      for (std::size_t b = 0; b < bands_.size(); ++b) {
        if (time_s <= bands_[b].time.value) by_group_[b][run.group] += here;
      }
    }
  }

  WalkingCounter const& counter_;
  CostField const& times_;
  std::vector<WalkingBand> const& bands_;
  std::vector<double> labels_;
  double longest_ = 0;
  std::vector<Persons> by_minute_, total_;
  std::vector<std::vector<Persons>> by_group_;
};

WalkingCounter::WalkingCounter(SplitPeople const& people, std::vector<ReachGroup> const& groups,
                               Reach everybody)
    : people_(&people),
      everybody_(std::move(everybody)),
      groups_(groups.size()),
      runs_(static_cast<std::size_t>(people.cells.layout().tiles())) {
  std::vector<MultiPolygon> areas;
  areas.reserve(groups.size());
  for (auto const& group : groups) areas.push_back(group.area);
  for (std::size_t i = 0; i < areas.size(); ++i) add_runs(i, areas[i]);
  if (!areas.empty()) add_runs(groups_, union_of(areas));
}

void WalkingCounter::add_runs(std::size_t group, MultiPolygon const& area) {
  auto const& grid = people_->cells.grid();
  auto const tile_columns = people_->cells.layout().tile_columns();
  if (area.empty() || !bounds(area).intersects(grid.bounds())) return;
  for (auto const& run : coverage(grid, area)) {
    for (auto first = run.first_column; first < run.first_column + run.count;) {
      auto const end = std::min(run.first_column + run.count, (first / side + 1) * side);
      auto const tile = run.row / side * tile_columns + first / side;
      runs_[static_cast<std::size_t>(tile)].push_back({group, run.row, first, end - first, run.share});
      first = end;
    }
  }
}

WalkingReach WalkingCounter::count(CostField const& times, std::vector<WalkingBand> const& bands) const {
  require_same_grid(people_->cells.grid(), times.grid(), "people and walking times");
  TileSums sums{*this, times, bands};
  for (std::int64_t tile = 0; tile < times.layout().tiles(); ++tile) {
    if (times.is_reached(tile)) sums.add(tile);
  }
  return sums.finished();
}

Persons people_off(SplitPeople const& people, Raster<SecondsPerMetre> const& friction,
                   TileSelection const& tiles) {
  require_same_grid(people.cells.grid(), friction.grid(), "people and friction");
  Persons sum;
  for (auto const number : tiles.tiles()) {
    auto const here = people.cells.pin(number);
    auto const ground = friction.pin(number);
    for (auto row = here.row; row < here.row + here.rows; ++row) {
      for (auto column = here.column; column < here.column + here.columns; ++column) {
        if (here.is_valid(row, column) && !ground.is_valid(row, column))
          sum += Persons{here.value(row, column)};
      }
    }
  }
  return sum;
}

}  // namespace passage
