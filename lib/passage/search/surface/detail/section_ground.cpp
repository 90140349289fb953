#include "passage/search/surface/detail/section_ground.hpp"

#include <algorithm>

namespace passage::surface {

SectionGround::SectionGround(FrictionSurface const& surface, CellSet cells, std::vector<PathStep> const& path,
                             Neighbours neighbours)
    : surface_(surface), grid_(surface.grid()), ground_(std::move(cells)) {
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

SectionGround::Edge SectionGround::edge(Spot from, Spot to) const {
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

bool SectionGround::is_blocked(Spot cell, bool is_level) const {
  auto const moves = moves_of(Neighbours::eight);
  for (std::size_t number = 0; number < moves.size(); ++number) {
    auto const& to = moves[number].to;
    if (to.row == (is_level ? 1 : 0) && to.column == (is_level ? 0 : 1))
      return surface_.blocked.is_blocked(cell.row, cell.column, static_cast<int>(number));
  }
  return false;
}

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

}  // namespace passage::surface
