#include "passage/search/surface/total_section.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <queue>

namespace passage {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// A row and column of cells, or of their corners: corner (i, j) is the upper left one of cell (i, j).
struct Spot {
  std::int64_t row = 0, column = 0;
  friend auto operator<=>(Spot const&, Spot const&) = default;
};

/// The area with what its least-cost path touches, and how the path goes from cell to cell over edges.
class SectionGround {
 public:
  SectionGround(FrictionSurface const& surface, CellSet const& cells, std::vector<PathStep> const& path,
                Neighbours neighbours)
      : surface_(surface), grid_(surface.grid()), ground_(cells) {
    auto const metrics = grid_.row_metrics(grid_.row_of(path[path.size() / 2].cell));
    smaller_m_ = std::min(metrics.width.value, metrics.height.value);
    for (std::size_t step = 0; step < path.size(); ++step) {
      auto const at = spot_of(path[step].cell);
      if (step == 0) {
        ground_.add(at.row, at.column);
      } else if (path[step].crossing) {
        go_through(surface.crossings[*path[step].crossing], at);
      } else {
        go_along(at, neighbours);
      }
      last_ = at;
    }
  }

  bool has(Spot cell) const { return ground_.has(cell.row, cell.column); }
  /// What a curve across the cell costs beside its length: cells between the ends of a crossing.
  double toll_m(Spot cell) const {
    auto const found = passed_through_.empty() ? passed_through_.end() : passed_through_.find(cell);
    return found == passed_through_.end() ? 0 : found->second;
  }
  Spot spot_of(CellId cell) const { return {grid_.row_of(cell), grid_.column_of(cell)}; }

  /// Length and parity of a step between neighbouring corners along the edge between two cells.
  struct Edge {
    double length_m = 0;
    bool is_odd = false;
  };
  Edge edge(Spot from, Spot to) const {
    auto const top = std::min(from, to);
    bool const is_level = from.row == to.row;
    Spot const one = top, other = is_level ? Spot{top.row - 1, top.column} : Spot{top.row, top.column - 1};
    auto const key = std::minmax(one, other);
    auto const crossed = crossed_.find({key.first, key.second});
    bool const is_odd = crossed != crossed_.end() && crossed->second % 2;
    if (auto const gate = gates_.find({key.first, key.second}); gate != gates_.end())
      return {gate->second, is_odd};
    if (!has(one) || !has(other) || is_blocked(other, is_level)) return {0, is_odd};
    auto const metrics = grid_.row_metrics(std::clamp<std::int64_t>(top.row, 0, grid_.rows - 1));
    return {is_level ? metrics.width.value : metrics.height.value, is_odd};
  }

 private:
  // The move down (or right) from the upper (left) cell.
  bool is_blocked(Spot cell, bool is_level) const {
    auto const moves = moves_of(Neighbours::eight);
    for (std::size_t number = 0; number < moves.size(); ++number) {
      auto const& to = moves[number].to;
      if (to.row == (is_level ? 1 : 0) && to.column == (is_level ? 0 : 1))
        return surface_.blocked.is_blocked(cell.row, cell.column, static_cast<int>(number));
    }
    return false;
  }
  void go_over_edge(Spot to) {
    auto const key = std::minmax(last_, to);
    ++crossed_[{key.first, key.second}];
    last_ = to;
  }
  void go_along(Spot to, Neighbours neighbours);
  void go_through(Crossing const& crossing, Spot to);

  FrictionSurface const& surface_;
  Grid const& grid_;
  CellSet ground_;
  double smaller_m_ = 0;
  Spot last_;
  std::map<std::pair<Spot, Spot>, int> crossed_;   ///< edges that the path goes over
  std::map<std::pair<Spot, Spot>, double> gates_;  ///< what is open on the way through a crossing
  std::map<Spot, double> passed_through_;          ///< cells between its ends, likewise
};

void SectionGround::go_along(Spot to, Neighbours neighbours) {
  auto const from = last_;
  auto const step = [&](Spot next) {
    ground_.add(next.row, next.column);
    if (next.row != last_.row && next.column != last_.column) {
      // Through a corner: over a cell beside it that can be used, the upper one if both can.
      Spot beside{std::min(next.row, last_.row), next.row < last_.row ? last_.column : next.column};
      Spot const below{std::max(next.row, last_.row), next.row < last_.row ? next.column : last_.column};
      auto const is_passable = [&](Spot cell) {
        return surface_.friction.at(cell.row, cell.column).has_value();
      };
      if (!has(beside) && (has(below) || !is_passable(beside))) beside = below;
      if (is_passable(beside)) ground_.add(beside.row, beside.column);
      go_over_edge(beside);
    }
    if (next != last_) go_over_edge(next);
  };
  for (auto const& move : moves_of(neighbours)) {
    if (move.to.row != to.row - from.row || move.to.column != to.column - from.column) continue;
    for (int i = 1; i < move.crossed_count; ++i) {
      auto const& at = move.crossed[static_cast<std::size_t>(i)].at;
      step({from.row + at.row, from.column + at.column});
    }
    step(to);
    return;
  }
}

void SectionGround::go_through(Crossing const& crossing, Spot to) {
  double const open_m = crossing.place && crossing.width.value > 0 ? crossing.width.value : smaller_m_;
  ground_.add(to.row, to.column);
  while (last_ != to) {
    auto next = last_;
    if (next.row != to.row) {
      next.row += next.row < to.row ? 1 : -1;
    } else {
      next.column += next.column < to.column ? 1 : -1;
    }
    auto const key = std::minmax(last_, next);
    gates_[{key.first, key.second}] = open_m;
    if (next != to) passed_through_[next] = open_m;
    go_over_edge(next);
  }
}

/// Corners of the cells of a box around the area, twice: for curves that crossed the path evenly, or oddly.
class DoubleCover {
 public:
  DoubleCover(Grid const& grid, SectionGround const& ground, CellSet const& cells,
              std::vector<PathStep> const& path)
      : grid_(grid), ground_(ground) {
    set_box(cells, path);
    measure_edges();
    exclude_ends(path);
    find_banks();
    length_m_.assign(2 * excluded_.size(), infinite);
    before_.assign(2 * excluded_.size(), 0);
  }

  std::optional<TotalSection> shortest(Context& context) {
    for (std::size_t bank = 0; bank < banks_.size(); ++bank) {
      context.check_cancel();
      search_from(bank);
    }
    if (!(best_m_ < infinite)) return std::nullopt;
    return TotalSection{Metres{best_m_}, lines()};
  }

 private:
  struct Step {
    double length_m;
    bool is_odd;
  };
  std::size_t number(Spot corner) const {
    return static_cast<std::size_t>((corner.row - box_low_.row) * columns_ + corner.column - box_low_.column);
  }
  Spot corner(std::size_t number) const {
    auto const at = static_cast<std::int64_t>(number);
    return {box_low_.row + at / columns_, box_low_.column + at % columns_};
  }
  bool is_inside(Spot corner) const {
    return corner.row >= box_low_.row && corner.column >= box_low_.column &&
           corner.row < box_low_.row + rows_ && corner.column < box_low_.column + columns_ &&
           !excluded_[number(corner)];
  }
  Step step(Spot from, Spot to) const;
  void set_box(CellSet const& cells, std::vector<PathStep> const& path);
  void measure_edges();
  SectionGround::Edge const& edge(Spot from, Spot to) const {
    auto const& edges = from.row == to.row ? level_ : upright_;
    return edges[number(std::min(from, to))];
  }
  void exclude_ends(std::vector<PathStep> const& path);
  void find_banks();
  void search_from(std::size_t bank);
  template <class Visit>
  void visit_steps(Spot from, Visit&& visit) const {
    for (auto const& move : moves_of(Neighbours::sixteen)) {
      Spot const to{from.row + move.to.row, from.column + move.to.column};
      if (is_inside(to)) visit(to, step(from, to));
    }
  }
  MultiLine lines() const;

  Grid const& grid_;
  SectionGround const& ground_;
  Spot box_low_;
  std::int64_t rows_ = 0, columns_ = 0;
  std::vector<SectionGround::Edge> level_, upright_;  ///< to the right of a corner; down from it
  std::vector<bool> excluded_;
  std::vector<std::int32_t> bank_of_;
  std::vector<std::vector<std::size_t>> banks_;
  std::vector<double> length_m_;
  std::vector<std::size_t> before_;
  double best_m_ = infinite;
  std::vector<std::size_t> best_curve_;
};

void DoubleCover::set_box(CellSet const& cells, std::vector<PathStep> const& path) {
  Spot low{grid_.rows, grid_.columns}, high{0, 0};
  auto const add = [&](Spot cell) {
    low = {std::min(low.row, cell.row), std::min(low.column, cell.column)};
    high = {std::max(high.row, cell.row), std::max(high.column, cell.column)};
  };
  for (std::int64_t row = 0; row < cells.rows(); ++row)
    for (std::int64_t column = 0; column < cells.columns(); ++column)
      if (cells.has(row, column)) add({row, column});
  for (auto const& at : path) add(ground_.spot_of(at.cell));
  // Two cells of margin: the path's own cells may lie beside the area.
  box_low_ = {low.row - 2, low.column - 2};
  rows_ = high.row - low.row + 6;
  columns_ = high.column - low.column + 6;
}

void DoubleCover::measure_edges() {
  auto const count = static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_);
  level_.reserve(count);
  upright_.reserve(count);
  for (std::size_t at = 0; at < count; ++at) {
    auto const from = corner(at);
    level_.push_back(ground_.edge(from, {from.row, from.column + 1}));
    upright_.push_back(ground_.edge(from, {from.row + 1, from.column}));
  }
}

// Corners of the area near its ends; outside the area the curve may go where it likes.
void DoubleCover::exclude_ends(std::vector<PathStep> const& path) {
  excluded_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), false);
  auto const first = ground_.spot_of(path.front().cell), last = ground_.spot_of(path.back().cell);
  auto const metrics = grid_.row_metrics(first.row);
  auto const away = [&](double rows, double columns) {
    return std::hypot(rows * metrics.height.value, columns * metrics.width.value);
  };
  double const straight =
      away(static_cast<double>(first.row - last.row), static_cast<double>(first.column - last.column));
  double const radius = std::max(0.1 * straight, 0.8 * away(1, 1));
  for (std::size_t at = 0; at < excluded_.size(); ++at) {
    auto const place = corner(at);
    bool is_near = false;
    for (auto const& end : {first, last})
      is_near = is_near || away(static_cast<double>(place.row - end.row) - 0.5,
                                static_cast<double>(place.column - end.column) - 0.5) < radius;
    if (!is_near) continue;
    for (int down : {-1, 0})
      for (int right : {-1, 0})
        if (ground_.has({place.row + down, place.column + right})) excluded_[at] = true;
  }
}

/// A step along an edge, across a cell from corner to corner, or across two cells as a knight moves. Its
/// parity is that of the edges around: a path that enters a cell leaves it too.
DoubleCover::Step DoubleCover::step(Spot from, Spot to) const {
  auto const down = to.row - from.row, right = to.column - from.column;
  Spot const turn{from.row, to.column};
  bool is_odd = false;
  double edge_m = 0;
  auto const walk = [&](Spot start, Spot end) {
    auto at = start;
    while (at != end) {
      auto next = at;
      if (at.row != end.row) next.row += at.row < end.row ? 1 : -1;
      if (at.column != end.column) next.column += at.column < end.column ? 1 : -1;
      auto const& taken = edge(at, next);
      is_odd = is_odd != taken.is_odd;
      edge_m += taken.length_m;
      at = next;
    }
  };
  walk(from, turn);
  walk(turn, to);
  if (down == 0 || right == 0) return {edge_m, is_odd};
  Spot const low{std::min(from.row, to.row), std::min(from.column, to.column)};
  auto const metrics = grid_.row_metrics(std::clamp<std::int64_t>(low.row, 0, grid_.rows - 1));
  double const length = std::hypot(static_cast<double>(down) * metrics.height.value,
                                   static_cast<double>(right) * metrics.width.value);
  auto const across = std::abs(down) + std::abs(right) - 1;  // cells: 1 or 2
  double total_m = 0;
  for (std::int64_t cell = 0; cell < across; ++cell) {
    Spot const at = std::abs(down) > 1 ? Spot{low.row + cell, low.column} : Spot{low.row, low.column + cell};
    if (ground_.has(at)) total_m += length / static_cast<double>(across);
    total_m += ground_.toll_m(at);
  }
  return {total_m, is_odd};
}

/// Corners that free steps join.
void DoubleCover::find_banks() {
  bank_of_.assign(excluded_.size(), -1);
  for (std::size_t start = 0; start < excluded_.size(); ++start) {
    if (excluded_[start] || bank_of_[start] >= 0) continue;
    std::vector<std::size_t> bank{start};
    auto const name = static_cast<std::int32_t>(banks_.size());
    bank_of_[start] = name;
    for (std::size_t done = 0; done < bank.size(); ++done) {
      visit_steps(corner(bank[done]), [&](Spot to, Step const& taken) {
        auto const there = number(to);
        if (taken.length_m > 0 || bank_of_[there] >= 0) return;
        bank_of_[there] = name;
        bank.push_back(there);
      });
    }
    if (bank.size() > 1) {
      banks_.push_back(std::move(bank));
    } else {
      bank_of_[start] = -2;
    }
  }
}

/// From a corner of a bank with even parity to the same with odd parity; inside a bank steps are free.
void DoubleCover::search_from(std::size_t bank) {
  auto const name = static_cast<std::int32_t>(bank);
  auto const start = 2 * banks_[bank].front();
  std::vector<std::size_t> touched;
  using Entry = std::pair<double, std::size_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  auto const offer = [&](std::size_t node, double length, std::size_t before) {
    if (length >= best_m_ || length >= length_m_[node]) return;
    if (length_m_[node] == infinite) touched.push_back(node);
    length_m_[node] = length;
    before_[node] = before;
    queue.emplace(length, node);
  };
  offer(start, 0, start);
  while (!queue.empty()) {
    auto const [length, node] = queue.top();
    queue.pop();
    if (length != length_m_[node]) continue;
    if (node == start + 1) {
      best_m_ = length;
      best_curve_.clear();
      for (auto at = node; at != start; at = before_[at]) best_curve_.push_back(at / 2);
      best_curve_.push_back(start / 2);
      break;
    }
    visit_steps(corner(node / 2), [&, from = node, so_far = length](Spot to, Step const& taken) {
      // Curves through banks that were searched from are known.
      auto const other = bank_of_[number(to)];
      if (other >= 0 && other < name) return;
      bool const is_odd = (from % 2 == 1) != taken.is_odd;
      offer(2 * number(to) + (is_odd ? 1 : 0), so_far + taken.length_m, from);
    });
  }
  for (auto const node : touched) length_m_[node] = infinite;
}

MultiLine DoubleCover::lines() const {
  MultiLine lines;
  bool is_open = false;
  for (std::size_t i = 1; i < best_curve_.size(); ++i) {
    auto const from = corner(best_curve_[i - 1]), to = corner(best_curve_[i]);
    bool const counts = step(from, to).length_m > 0;
    auto const point = [&](Spot at) {
      return Point{grid_.origin.x + static_cast<double>(at.column) * grid_.cell_width,
                   grid_.origin.y - static_cast<double>(at.row) * grid_.cell_height};
    };
    if (counts && !is_open) lines.push_back({point(from)});
    if (counts) lines.back().push_back(point(to));
    is_open = counts;
  }
  return lines;
}

}  // namespace

std::optional<TotalSection> find_total_section(FrictionSurface const& surface, CellSet const& cells,
                                               std::vector<PathStep> const& path, Neighbours neighbours,
                                               Context& context) {
  if (path.size() < 2) return std::nullopt;
  SectionGround const ground{surface, cells, path, neighbours};
  return DoubleCover{surface.grid(), ground, cells, path}.shortest(context);
}

}  // namespace passage
