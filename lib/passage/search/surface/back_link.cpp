#include "passage/search/surface/back_link.hpp"

#include <algorithm>
#include <memory>
#include <mutex>

#include "passage/base/error.hpp"
#include "passage/base/parallel.hpp"
#include "passage/search/surface/back_link_lanes.hpp"
#include "passage/search/surface/finished_field.hpp"

namespace passage {

namespace {

using namespace surface;

constexpr int side = WorkTile::side;

/// Ranks of the sources in a tile with its halo; 0: none known.
using Ranks = std::vector<std::uint32_t>;

Ranks read_ranks(Allocation const& allocation, std::int64_t tile) {
  Ranks ranks(WorkTile::cells, 0);
  for_each_part(allocation.layout(), tile, WorkTile::halo,
                [&](std::int64_t part, TileWindow const& window, int row, int column) {
                  auto const from = allocation.pin(part);
                  for (int down = 0; down < window.rows; ++down) {
                    auto const grid_row = from.row + window.row + down;
                    if (grid_row >= from.row + from.rows) break;
                    std::copy_n(from.row_values(grid_row) + window.column, window.columns,
                                ranks.data() + WorkTile::at(row + down, column));
                  }
                });
  return ranks;
}

std::uint32_t rank_at(Allocation const* allocation, CellId cell) {
  if (!allocation) return 0;
  auto const& grid = allocation->grid();
  auto const rank = allocation->at(grid.row_of(cell), grid.column_of(cell));
  return rank ? static_cast<std::uint32_t>(rank->value) : 0;
}

/// One tile of a finished field with what the back-link rule asks of its surroundings.
class LinkFinder {
 public:
  LinkFinder(FinishedField const& finished, Allocation const* allocation)
      : finished_(finished), allocation_(allocation), work_(std::make_unique<WorkTile>()) {}

  void load(std::int64_t tile) {
    if (tile == tile_) return;
    tile_ = tile;
    finished_.read(tile, *work_);
    if (allocation_) ranks_ = read_ranks(*allocation_, tile);
  }
  WorkTile const& work() const { return *work_; }

  std::uint8_t link(int row, int column) const {
    int const cell = WorkTile::at(row, column);
    if (is_start(row, column)) return 0;
    for (std::size_t number = 0; number < finished_.costs().moves().size(); ++number) {
      auto const& move = finished_.costs().moves()[number];
      if (finished_.is_tight(*work_, cell, move, number) && has_same_source(cell, cell + move.to))
        return static_cast<std::uint8_t>(number + 1);
    }
    return through_crossing;
  }
  bool is_start(int row, int column) const {
    auto const start = finished_.starts().find(finished_.id(tile_, row, column));
    if (start == finished_.starts().end()) return false;
    auto const cell = static_cast<std::size_t>(WorkTile::at(row, column));
    return start->second.initial == work_->label[cell] &&
           (!allocation_ || ranks_[cell] == start->second.rank);
  }
  /// The crossing by which a cell with the link through_crossing was reached.
  TileReader::Arrival const& arrival(int row, int column) const {
    auto const cell = static_cast<std::size_t>(WorkTile::at(row, column));
    for (auto const& arrival : finished_.reader().arrivals(tile_)) {
      if (arrival.cell != row * side + column) continue;
      auto const before = finished_.field().at(arrival.from);
      if (!before.is_reached() || static_cast<double>(before.quanta) + arrival.cost != work_->label[cell])
        continue;
      if (!allocation_ || rank_at(allocation_, arrival.from) == ranks_[cell]) return arrival;
    }
    throw Error{ErrorKind::defect, "no_predecessor",
                "a reached cell has no predecessor: the field is not finished"};
  }

 private:
  bool has_same_source(int cell, int other) const {
    return !allocation_ || ranks_[static_cast<std::size_t>(cell)] == ranks_[static_cast<std::size_t>(other)];
  }

  FinishedField const& finished_;
  Allocation const* allocation_;
  std::unique_ptr<WorkTile> work_;
  Ranks ranks_;
  std::int64_t tile_ = -1;
};

void link_tile(LinkFinder& finder, FinishedField const& finished, bool has_lanes, std::uint8_t* links) {
  auto const& work = finder.work();
  std::array<std::uint8_t, side> found{};
  for (int row = 0; row < side; ++row) {
    if (has_lanes) link_row_lanes(work, finished.costs(), row, found.data());
    for (int column = 0; column < side; ++column) {
      auto const cell = static_cast<std::size_t>(WorkTile::at(row, column));
      if (!(work.label[cell] < std::numeric_limits<double>::infinity())) continue;
      auto link = found[static_cast<std::size_t>(column)];
      if (!has_lanes || link == 0 || work.state[cell] & (WorkTile::restricted | WorkTile::joined))
        link = finder.link(row, column);
      links[row * side + column] = link;
    }
  }
}

/// Allocation of one tile from its own sources and the ranks around it; cells in order of their labels, so
/// that predecessors come first.
bool allocate_tile(FinishedField const& finished, std::int64_t tile, WorkTile const& work,
                   Allocation& allocation) {
  auto ranks = read_ranks(allocation, tile);
  auto pinned = allocation.pin(tile);
  std::vector<int> order;
  for (int row = 0; row < pinned.rows; ++row) {
    for (int column = 0; column < pinned.columns; ++column) {
      int const cell = WorkTile::at(row, column);
      if (work.label[static_cast<std::size_t>(cell)] < std::numeric_limits<double>::infinity())
        order.push_back(cell);
    }
  }
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return work.label[static_cast<std::size_t>(a)] < work.label[static_cast<std::size_t>(b)];
  });
  bool has_changed = false;
  for (int const cell : order) {
    int const row = WorkTile::row_of(cell), column = WorkTile::column_of(cell);
    auto& rank = ranks[static_cast<std::size_t>(cell)];
    auto least = rank ? rank : 0xFFFFFFFFu;
    auto offer = [&](std::uint32_t other) {
      if (other) least = std::min(least, other);
    };
    if (auto const start = finished.starts().find(finished.id(tile, row, column));
        start != finished.starts().end() &&
        start->second.initial == work.label[static_cast<std::size_t>(cell)])
      offer(start->second.rank);
    for (std::size_t number = 0; number < finished.costs().moves().size(); ++number) {
      auto const& move = finished.costs().moves()[number];
      auto const before = ranks[static_cast<std::size_t>(cell + move.to)];
      if (before && before < least && finished.is_tight(work, cell, move, number)) offer(before);
    }
    for (auto const& arrival : finished.reader().arrivals(tile)) {
      if (arrival.cell != row * side + column) continue;
      auto const before = finished.field().at(arrival.from);
      if (before.is_reached() &&
          static_cast<double>(before.quanta) + arrival.cost == work.label[static_cast<std::size_t>(cell)])
        offer(rank_at(&allocation, arrival.from));
    }
    if (least == 0xFFFFFFFFu || least == rank) continue;
    rank = least;
    pinned.set(pinned.row + row, pinned.column + column, least);
    has_changed = true;
  }
  return has_changed;
}

}  // namespace

Allocation allocate_sources(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                            CostOptions const& options, CostField const& field, Context& context) {
  FinishedField const finished{surface, sources, options, field};
  Allocation allocation{field.grid(), [&](std::int64_t tiles) {
                          return options.make_store(tiles, Tile<std::uint32_t>::bytes());
                        }};
  auto const work = std::make_unique<WorkTile>();
  std::vector<char> is_due(static_cast<std::size_t>(finished.layout().tiles()), 1);
  // Sweeps in order of each tile's least label; a tile is due again when ranks around it changed.
  std::vector<std::int64_t> order;
  for (std::int64_t tile = 0; tile < finished.layout().tiles(); ++tile)
    if (field.is_reached(tile)) order.push_back(tile);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::int64_t a, std::int64_t b) { return field.least(a) < field.least(b); });
  for (bool is_done = false; !is_done;) {
    is_done = true;
    for (auto const tile : order) {
      if (!is_due[static_cast<std::size_t>(tile)]) continue;
      context.check_cancel();
      is_due[static_cast<std::size_t>(tile)] = 0;
      finished.read(tile, *work);
      if (!allocate_tile(finished, tile, *work, allocation)) continue;
      is_done = false;
      for_each_part(finished.layout(), tile, WorkTile::halo,
                    [&](std::int64_t part, TileWindow const&, int, int) {
                      if (part != tile) is_due[static_cast<std::size_t>(part)] = 1;
                    });
      for (auto const& departure : finished.reader().departures(tile))
        is_due[static_cast<std::size_t>(departure.to_tile)] = 1;
    }
  }
  return allocation;
}

struct BackLinker::State {
  FinishedField finished;
  Allocation const* allocation;
  bool has_lanes;
  std::mutex mutex;
  std::vector<std::unique_ptr<LinkFinder>> idle;  ///< they are large: kept for the next caller

  std::unique_ptr<LinkFinder> take() {
    std::scoped_lock const lock{mutex};
    if (idle.empty()) return std::make_unique<LinkFinder>(finished, allocation);
    auto finder = std::move(idle.back());
    idle.pop_back();
    return finder;
  }
  void give_back(std::unique_ptr<LinkFinder> finder) {
    std::scoped_lock const lock{mutex};
    idle.push_back(std::move(finder));
  }
};

BackLinker::BackLinker(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                       CostOptions const& options, CostField const& field, Allocation const* allocation)
    : state_(new State{{surface, sources, options, field}, allocation, false, {}, {}}) {
  state_->has_lanes =
      !allocation && !state_->finished.costs().is_directed() && can_link_in_lanes(options.neighbours);
}

BackLinker::~BackLinker() = default;
BackLinker::BackLinker(BackLinker&&) noexcept = default;

void BackLinker::read(std::int64_t tile, std::uint8_t unreached, std::uint8_t* links) const {
  std::fill_n(links, TileLayout::cells_per_tile(), unreached);
  if (!state_->finished.field().is_reached(tile)) return;
  auto finder = state_->take();
  finder->load(tile);
  link_tile(*finder, state_->finished, state_->has_lanes, links);
  state_->give_back(std::move(finder));
}

BackLinks link_back(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                    CostOptions const& options, CostField const& field, Allocation const* allocation,
                    Context& context) {
  BackLinker const linker{surface, sources, options, field, allocation};
  BackLinks links{field.grid(),
                  [&](std::int64_t tiles) { return options.make_store(tiles, Tile<std::uint8_t>::bytes()); }};
  parallel_for(static_cast<std::size_t>(field.layout().tiles()), context, [&](std::size_t number, int) {
    auto const tile = static_cast<std::int64_t>(number);
    if (!field.is_reached(tile)) return;
    std::vector<std::uint8_t> found(TileLayout::cells_per_tile());
    linker.read(tile, no_link, found.data());
    auto pinned = links.pin(tile);
    for (std::int64_t row = 0; row < pinned.rows; ++row) {
      for (std::int64_t column = 0; column < pinned.columns; ++column) {
        auto const link = found[static_cast<std::size_t>(row * side + column)];
        if (link != no_link) pinned.set(pinned.row + row, pinned.column + column, link);
      }
    }
  });
  return links;
}

std::vector<PathStep> trace_path(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                                 CostOptions const& options, CostField const& field, CellId end) {
  std::vector<PathStep> path;
  auto const& grid = field.grid();
  if (!field.at(end).is_reached()) return path;
  FinishedField const finished{surface, sources, options, field};
  LinkFinder finder{finished, nullptr};
  for (CellId cell = end;;) {
    auto const place = place_of(finished.layout(), grid.row_of(cell), grid.column_of(cell));
    int const row = place.cell / side, column = place.cell % side;
    finder.load(place.tile);
    path.push_back({cell, field.at(cell), std::nullopt});
    auto const link = finder.link(row, column);
    if (link == 0) break;
    if (link == through_crossing) {
      auto const& arrival = finder.arrival(row, column);
      path.back().crossing = arrival.crossing;
      cell = arrival.from;
      continue;
    }
    auto const& to = moves_of(options.neighbours)[static_cast<std::size_t>(link - 1)].to;
    cell = grid.id(grid.row_of(cell) + to.row, grid.column_of(cell) + to.column);
  }
  if (options.is_reverse) {
    // Each step carries the crossing that reached it from the source's side; in travel order it belongs to
    // the step after.
    for (std::size_t number = path.size(); number-- > 1;) path[number].crossing = path[number - 1].crossing;
    path.front().crossing.reset();
  } else {
    std::reverse(path.begin(), path.end());
  }
  return path;
}

}  // namespace passage
