#include "passage/search/surface/total_section.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

#include <fmt/core.h>

#include "passage/search/surface/detail/section_ground.hpp"

namespace passage {

namespace {

using surface::SectionGround;
using surface::Spot;

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Corners of the cells of a box around the area, twice: for curves that crossed the path evenly, or oddly.
class DoubleCover {
 public:
  DoubleCover(Grid const& grid, SectionGround const& ground, CellSet const& cells,
              std::vector<PathStep> const& path)
      : grid_(grid), ground_(ground) {
    set_box(cells, path);
  }

  /// What preparing and searching will hold.
  double bytes() const { return 80.0 * static_cast<double>(rows_) * static_cast<double>(columns_); }
  void prepare(std::vector<PathStep> const& path) {
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
  DoubleCover cover{surface.grid(), ground, cells, path};
  if (cover.bytes() > static_cast<double>(context.memory_bytes) / 4) {
    context.find(
        {Severity::note, "section_not_computed",
         fmt::format("the narrowest section of all openings would take {:.0f} MiB: it is not computed",
                     cover.bytes() / 1048576),
         "friction", ""});
    return std::nullopt;
  }
  cover.prepare(path);
  return cover.shortest(context);
}

}  // namespace passage
