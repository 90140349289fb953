#include "passage/search/surface/update_cost.hpp"

#include <algorithm>
#include <list>
#include <map>
#include <memory>
#include <queue>
#include <set>

#include "passage/search/surface/cost_search.hpp"
#include "passage/search/surface/finished_field.hpp"

namespace passage {

namespace {

using namespace surface;

constexpr int side = WorkTile::side;
constexpr double infinite = std::numeric_limits<double>::infinity();

/// A few tiles of the changed surface with the old labels, the least recently used making room.
class TileShelf {
 public:
  explicit TileShelf(FinishedField const& finished) : finished_(finished) {}

  WorkTile& at(std::int64_t tile) {
    auto const found =
        std::find_if(shelf_.begin(), shelf_.end(), [&](auto const& item) { return item.first == tile; });
    if (found != shelf_.end()) {
      shelf_.splice(shelf_.begin(), shelf_, found);
      return *shelf_.front().second;
    }
    if (shelf_.size() < most) {
      shelf_.emplace_front(tile, std::make_unique<WorkTile>());
    } else {
      shelf_.splice(shelf_.begin(), shelf_, std::prev(shelf_.end()));
      shelf_.front().first = tile;
    }
    finished_.read(tile, *shelf_.front().second);
    return *shelf_.front().second;
  }

 private:
  static constexpr std::size_t most = 16;
  FinishedField const& finished_;
  std::list<std::pair<std::int64_t, std::unique_ptr<WorkTile>>> shelf_;
};

/// Finds the labels that no path of the changed surface explains any more, from the least label upwards: a
/// cell's predecessors are decided before it.
class Invalidation {
 public:
  Invalidation(FinishedField const& finished, int reach)
      : finished_(finished), reach_(reach), shelf_(finished) {}

  /// Puts a cell and all that a move joins to it up for examination.
  void suspect_around(CellId cell) {
    for_each_near(cell, [&](CellId near) { suspect(near); });
  }
  /// Examines everything that is suspect; stops and returns false beyond `most` invalid cells.
  bool run(std::size_t most) {
    while (!waiting_.empty()) {
      double const label = waiting_.top().first;
      auto const cell = waiting_.top().second;
      waiting_.pop();
      if (invalid_.contains(cell) || is_explained(cell, label)) continue;
      invalid_.insert(cell);
      if (invalid_.size() > most) return false;
      for_each_near(cell, [&](CellId near) {
        if (static_cast<double>(finished_.field().at(near).quanta) > label) suspect(near);
      });
      for (auto const& departure : departures_of(cell)) suspect(departure);
    }
    return true;
  }
  std::set<CellId> const& invalid() const { return invalid_; }

  template <class Visit>
  void for_each_near(CellId cell, Visit&& visit) const {
    auto const& grid = finished_.surface().grid();
    auto const row = grid.row_of(cell), column = grid.column_of(cell);
    for (auto r = std::max<std::int64_t>(0, row - reach_); r <= std::min(grid.rows - 1, row + reach_); ++r) {
      for (auto c = std::max<std::int64_t>(0, column - reach_);
           c <= std::min(grid.columns - 1, column + reach_); ++c)
        visit(grid.id(r, c));
    }
  }

 private:
  void suspect(CellId cell) {
    auto const label = finished_.field().at(cell);
    if (label.is_reached()) waiting_.push({static_cast<double>(label.quanta), cell});
  }

  // An initial cost, or a valid predecessor that leads here at no more than the label.
  bool is_explained(CellId cell, double label) {
    auto const& grid = finished_.surface().grid();
    auto const row = grid.row_of(cell), column = grid.column_of(cell);
    auto const place = place_of(finished_.layout(), row, column);
    auto const& work = shelf_.at(place.tile);
    int const at = WorkTile::at(place.cell / side, place.cell % side);
    if (!(work.friction[static_cast<std::size_t>(at)] < std::numeric_limits<float>::infinity())) return false;
    auto const start = finished_.starts().find(cell);
    if (start != finished_.starts().end() && start->second.initial <= label) return true;
    auto const& moves = finished_.costs().moves();
    for (std::size_t number = 0; number < moves.size(); ++number) {
      double const before = work.label[static_cast<std::size_t>(at + moves[number].to)];
      if (!(before < label) || FinishedField::is_blocked(work, at, number)) continue;
      auto const& to = moves_of(Neighbours::thirty_two)[number].to;
      if (invalid_.contains(grid.id(row + to.row, column + to.column))) continue;
      if (before + finished_.costs().arriving(work, at, moves[number]) <= label) return true;
    }
    return std::ranges::any_of(finished_.reader().arrivals(place.tile), [&](auto const& arrival) {
      if (arrival.cell != place.cell || invalid_.contains(arrival.from)) return false;
      auto const before = finished_.field().at(arrival.from);
      return before.is_reached() && static_cast<double>(before.quanta) + arrival.cost <= label;
    });
  }
  std::vector<CellId> departures_of(CellId cell) const {
    auto const& grid = finished_.surface().grid();
    auto const place = place_of(finished_.layout(), grid.row_of(cell), grid.column_of(cell));
    std::vector<CellId> ends;
    for (auto const& departure : finished_.reader().departures(place.tile)) {
      if (departure.cell == place.cell)
        ends.push_back(finished_.id(departure.to_tile, departure.to_cell / side, departure.to_cell % side));
    }
    return ends;
  }

  using Entry = std::pair<double, CellId>;
  FinishedField const& finished_;
  int reach_;
  TileShelf shelf_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> waiting_;
  std::set<CellId> invalid_;
};

void erase_labels(CostField& field, std::set<CellId> const& cells) {
  auto const& grid = field.grid();
  std::map<std::int64_t, std::vector<int>> by_tile;
  for (auto const cell : cells) {
    auto const place = place_of(field.layout(), grid.row_of(cell), grid.column_of(cell));
    by_tile[place.tile].push_back(place.cell);
  }
  std::vector<double> labels(TileLayout::cells_per_tile());
  for (auto const& [tile, places] : by_tile) {
    field.read(tile, {}, infinite, labels.data(), side);
    for (int const place : places) labels[static_cast<std::size_t>(place)] = infinite;
    field.write(tile, infinite, labels.data(), side);
  }
}

}  // namespace

UpdateCounts update_cost(FrictionSurface const& surface, std::vector<CellId> const& changed,
                         std::vector<CostSource> const& sources, CostOptions const& options, CostField& field,
                         Context& context) {
  auto run_options = options;
  run_options.quantum = field.quantum();
  run_options.targets.clear();
  std::set<CellId> again;
  UpdateCounts counts;
  {
    FinishedField const finished{surface, sources, run_options, field};
    Invalidation invalidation{finished, reach_of(options.neighbours)};
    for (auto const cell : changed) invalidation.suspect_around(cell);
    if (!invalidation.run(static_cast<std::size_t>(field.grid().cells() / 10 + 1000))) {
      counts.was_recomputed = true;
      field = accumulate_cost(surface, sources, run_options, context);
      return counts;
    }
    counts.invalidated_cells = static_cast<std::int64_t>(invalidation.invalid().size());
    auto revisit = [&](CellId near) { again.insert(near); };
    for (auto const cell : changed) invalidation.for_each_near(cell, revisit);
    for (auto const cell : invalidation.invalid()) invalidation.for_each_near(cell, revisit);
    for (auto const& crossing : surface.crossings) {
      again.insert(crossing.from);
      again.insert(crossing.to);
    }
    erase_labels(field, invalidation.invalid());
  }
  CostSearch search{surface, run_options, field};
  for (auto const cell : again) search.revisit(cell);
  search.add_sources(sources);
  search.run(context);
  return counts;
}

}  // namespace passage
