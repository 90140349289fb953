#include "passage/layers/burnt_roads.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "passage/layers/cells_on_line.hpp"
#include "passage/layers/detail/segment_bins.hpp"
#include "passage/layers/lattice_segment.hpp"

namespace passage {

namespace {

/// Burns road after road, then closes what was opened to all but the roads.
class Burner {
 public:
  Burner(FrictionSurface& surface, RoadBurning const& burning)
      : surface_(surface), grid_(surface.grid()), burning_(burning), bins_(grid_, burning.barriers) {}

  void burn(FrictionRoad const& road) {
    for (auto const& piece : cells_on_line(grid_, road.line)) burn_piece(road, piece);
  }
  void close_sides();

  BurntRoads done;

 private:
  void burn_piece(FrictionRoad const& road, std::vector<LineCell> const& piece);
  void burn_cell(FrictionRoad const& road, CellId cell);
  void join(FrictionRoad const& road, LineCell const& from, LineCell const& to);
  bool is_seen(Line const& line, LineCell const& at) const {
    return bins_.empty() ||
           !bins_.meets(to_lattice(grid_, place_of(line, at)),
                        LatticePoint::centre(grid_.row_of(at.cell), grid_.column_of(at.cell)));
  }
  bool is_cut(Line const& line, LineCell const& from, LineCell const& to) const;
  void block_through(CellId opened, Move const& move, int number, CellOffset const& at);

  static std::optional<int> axis_move(std::int64_t rows, std::int64_t columns) {
    auto const moves = moves_of(Neighbours::eight);
    for (std::size_t number = 0; number < moves.size(); ++number) {
      auto const& to = moves[number].to;
      if ((to.row == 0 || to.column == 0) && to.row == rows && to.column == columns)
        return static_cast<int>(number);
    }
    return std::nullopt;
  }

  FrictionSurface& surface_;
  Grid const grid_;
  RoadBurning const& burning_;
  detail::SegmentBins bins_;
  std::map<CellId, std::uint32_t> opened_;  ///< impassable before; the moves along roads
};

void Burner::burn_cell(FrictionRoad const& road, CellId cell) {
  auto const row = grid_.row_of(cell), column = grid_.column_of(cell);
  auto const friction = static_cast<float>(1 / road.speed.value);
  auto tile = surface_.friction.pin_cell(row, column);
  bool const was_passable = tile.is_valid(row, column);
  // The fastest road comes first: what is as fast already stays.
  if (was_passable && tile.value(row, column) <= friction) return;
  if (!was_passable) {
    opened_[cell] = 0;
    ++done.opened_cells;
  }
  ++done.cells;
  tile.set(row, column, friction);
  if (surface_.paces)
    surface_.paces->pin_cell(row, column).set(row, column, static_cast<std::uint8_t>(road.pace));
}

bool Burner::is_cut(Line const& line, LineCell const& from, LineCell const& to) const {
  auto at = to_lattice(grid_, place_of(line, from));
  for (auto vertex = from.segment + 1; vertex <= to.segment; ++vertex) {
    auto const next = to_lattice(grid_, line[vertex]);
    if (bins_.meets(at, next)) return true;
    at = next;
  }
  return bins_.meets(at, to_lattice(grid_, place_of(line, to)));
}

void Burner::join(FrictionRoad const& road, LineCell const& from, LineCell const& to) {
  auto const row = grid_.row_of(from.cell), column = grid_.column_of(from.cell);
  auto const rows = grid_.row_of(to.cell) - row, columns = grid_.column_of(to.cell) - column;
  if (rows == 0 && columns == 0) return;
  if (!bins_.empty() && is_cut(road.line, from, to)) return;
  auto const move = axis_move(rows, columns);
  bool const is_joined = move && !surface_.blocked.is_blocked(row, column, *move);
  if (is_joined) {
    auto const back = moves_of(Neighbours::eight)[static_cast<std::size_t>(*move)].opposite;
    if (auto const opened = opened_.find(from.cell); opened != opened_.end()) opened->second |= 1u << *move;
    if (auto const opened = opened_.find(to.cell); opened != opened_.end()) opened->second |= 1u << back;
    return;
  }
  auto const metrics = grid_.row_metrics(row);
  Metres const length{std::hypot(static_cast<double>(rows) * metrics.height.value,
                                 static_cast<double>(columns) * metrics.width.value)};
  surface_.crossings.push_back({"", from.cell, to.cell, length / road.speed, false});
  ++done.links;
}

void Burner::burn_piece(FrictionRoad const& road, std::vector<LineCell> const& piece) {
  LineCell const* before = nullptr;
  for (auto const& at : piece) {
    if (!is_seen(road.line, at)) continue;
    burn_cell(road, at.cell);
    if (before) join(road, *before, at);
    before = &at;
  }
}

/// Blocks the move that has the opened cell at `at` from its start, unless it is a move along a road.
void Burner::block_through(CellId opened, Move const& move, int number, CellOffset const& at) {
  auto const row = grid_.row_of(opened) - at.row, column = grid_.column_of(opened) - at.column;
  if (row < 0 || column < 0 || row >= grid_.rows || column >= grid_.columns) return;
  bool const is_axis = move.to.row * move.to.column == 0 && std::abs(move.to.row + move.to.column) == 1;
  if (is_axis) {
    bool const starts_here = at.row == 0 && at.column == 0;
    if (opened_[opened] >> (starts_here ? number : move.opposite) & 1u) return;
  }
  surface_.blocked.block(row, column, number);
}

void Burner::close_sides() {
  if (opened_.empty()) return;
  if (surface_.blocked.empty())
    surface_.blocked = BlockedMoves{grid_.rows, grid_.columns, burning_.neighbours};
  auto const moves = moves_of(burning_.neighbours);
  for (auto const& [cell, links] : opened_) {
    for (std::size_t index = 0; index < moves.size(); ++index) {
      auto const& move = moves[index];
      auto const number = static_cast<int>(index);
      block_through(cell, move, number, {0, 0});
      block_through(cell, move, number, move.to);
      for (int i = 0; i < move.crossed_count; ++i)
        block_through(cell, move, number, move.crossed[static_cast<std::size_t>(i)].at);
      // Where corners are open, moves past an impassable corner were allowed before, and stay so.
      for (int i = 0; burning_.corners == Corners::closed && i < move.touched_count; ++i)
        block_through(cell, move, number, move.touched[static_cast<std::size_t>(i)]);
    }
  }
}

/// Slope then counts cell by cell: a road of vehicles lies in ground that is walked.
void give_paces(FrictionSurface& surface) {
  if (surface.paces || !surface.elevation || surface.pace == Pace::level) return;
  surface.paces.emplace(surface.grid());
  for (std::int64_t number = 0; number < surface.friction.layout().tiles(); ++number) {
    auto const from = surface.friction.pin(number);
    auto to = surface.paces->pin(number);
    for (auto row = from.row; row < from.row + from.rows; ++row) {
      for (auto column = from.column; column < from.column + from.columns; ++column)
        if (from.is_valid(row, column)) to.set(row, column, static_cast<std::uint8_t>(surface.pace));
    }
  }
}

}  // namespace

BurntRoads burn_roads(FrictionSurface& surface, RoadBurning const& burning, Context& context) {
  give_paces(surface);
  // The fastest first, so that each cell is set once and the order of the features does not matter.
  std::vector<FrictionRoad const*> ordered;
  ordered.reserve(burning.roads.size());
  for (auto const& road : burning.roads)
    if (road.speed.value > 0) ordered.push_back(&road);
  std::stable_sort(ordered.begin(), ordered.end(), [](FrictionRoad const* a, FrictionRoad const* b) {
    if (a->speed != b->speed) return a->speed > b->speed;
    if (a->pace != b->pace) return a->pace < b->pace;
    return std::lexicographical_compare(a->line.begin(), a->line.end(), b->line.begin(), b->line.end(),
                                        [](Point p, Point q) { return p.x != q.x ? p.x < q.x : p.y < q.y; });
  });
  Burner burner{surface, burning};
  for (auto const* road : ordered) {
    context.check_cancel();
    burner.burn(*road);
  }
  burner.close_sides();
  return burner.done;
}

}  // namespace passage
