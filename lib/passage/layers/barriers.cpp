#include "passage/layers/barriers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/core.h>

#include "passage/layers/lattice_segment.hpp"

namespace passage {

namespace {

constexpr double unit = static_cast<double>(LatticePoint::one);

struct Segment {
  LatticePoint from, to;
};

std::vector<Segment> segments_of(Grid const& grid, std::vector<Line> const& lines) {
  std::vector<Segment> segments;
  for (auto const& line : lines) {
    for (std::size_t number = 1; number < line.size(); ++number)
      segments.push_back({to_lattice(grid, line[number - 1]), to_lattice(grid, line[number])});
  }
  return segments;
}

/// The moves that stand for both directions.
struct HalfMove {
  CellOffset to;
  int number;
};

std::vector<HalfMove> half_moves(Neighbours neighbours) {
  std::vector<HalfMove> result;
  auto const moves = moves_of(neighbours);
  for (std::size_t number = 0; number < moves.size(); ++number) {
    auto const to = moves[number].to;
    if (to.row > 0 || (to.row == 0 && to.column > 0)) result.push_back({to, static_cast<int>(number)});
  }
  return result;
}

/// Columns that a segment spans between two heights, as whole columns around it; empty when it does not get
/// there. A margin of one column makes up for rounding.
struct Span {
  std::int64_t from = 0, upto = -1;
};

Span columns_between(Segment const& segment, double low_row, double high_row) {
  double const x0 = static_cast<double>(segment.from.x) / unit,
               y0 = static_cast<double>(segment.from.y) / unit;
  double const x1 = static_cast<double>(segment.to.x) / unit, y1 = static_cast<double>(segment.to.y) / unit;
  if (std::max(y0, y1) < low_row || std::min(y0, y1) > high_row) return {};
  double low = std::min(x0, x1), high = std::max(x0, x1);
  if (y0 != y1) {
    auto x_at = [&](double y) { return x0 + (x1 - x0) * std::clamp((y - y0) / (y1 - y0), 0.0, 1.0); };
    double const at_low = x_at(low_row), at_high = x_at(high_row);
    low = std::min(at_low, at_high);
    high = std::max(at_low, at_high);
  }
  return {static_cast<std::int64_t>(std::floor(low)) - 1, static_cast<std::int64_t>(std::ceil(high)) + 1};
}

void block_segment(Grid const& grid, Segment const& segment, int reach, std::vector<HalfMove> const& moves,
                   BlockedMoves& blocked) {
  auto const rows = std::minmax(segment.from.y, segment.to.y);
  auto const first = std::max<std::int64_t>(
      -reach, static_cast<std::int64_t>(std::floor(static_cast<double>(rows.first) / unit)) - reach);
  auto const last = std::min<std::int64_t>(
      grid.rows - 1, static_cast<std::int64_t>(std::ceil(static_cast<double>(rows.second) / unit)));
  for (auto row = first; row <= last; ++row) {
    // Half moves go down, so a move that meets the segment starts at most `reach` rows above it.
    auto const span = columns_between(segment, static_cast<double>(row), static_cast<double>(row + reach));
    auto const from = std::max<std::int64_t>(-reach, span.from - reach);
    auto const upto = std::min<std::int64_t>(grid.columns - 1 + reach, span.upto + reach);
    for (auto column = from; column <= upto; ++column) {
      auto const start = LatticePoint::centre(row, column);
      for (auto const& move : moves) {
        if (segments_meet(start, LatticePoint::centre(row + move.to.row, column + move.to.column),
                          segment.from, segment.to))
          blocked.block(row, column, move.number);
      }
    }
  }
}

/// Where a crossing point lies on the nearest barrier.
struct Site {
  std::size_t segment = 0;
  double row = 0, column = 0;  ///< in cells
};

Point place_of(Grid const& grid, Site const& site) {
  return {grid.origin.x + (site.column + 0.5) * grid.cell_width,
          grid.origin.y - (site.row + 0.5) * grid.cell_height};
}

double squared(double number) {
  return number * number;
}

std::optional<Site> find_site(std::vector<Segment> const& segments, LatticePoint point) {
  constexpr double farthest_cells = 2;
  std::optional<Site> best;
  double least = squared(farthest_cells);
  double const x = static_cast<double>(point.x) / unit, y = static_cast<double>(point.y) / unit;
  for (std::size_t number = 0; number < segments.size(); ++number) {
    double const x0 = static_cast<double>(segments[number].from.x) / unit;
    double const y0 = static_cast<double>(segments[number].from.y) / unit;
    double const dx = static_cast<double>(segments[number].to.x) / unit - x0;
    double const dy = static_cast<double>(segments[number].to.y) / unit - y0;
    double const whole = dx * dx + dy * dy;
    // Never at a vertex, where two segments meet and a side would not be that of one line.
    double const margin = whole > 0 ? std::min(0.5, 0.02 / std::sqrt(whole)) : 0;
    double const share =
        whole > 0 ? std::clamp(((x - x0) * dx + (y - y0) * dy) / whole, margin, 1 - margin) : 0;
    Site const site{number, y0 + share * dy, x0 + share * dx};
    double const distance = squared(site.column - x) + squared(site.row - y);
    if (distance > least || (best && distance == least)) continue;
    least = distance;
    best = site;
  }
  return best;
}

/// A cell beside a crossing point.
struct Landing {
  std::int64_t row = 0, column = 0;
  Seconds cost;
};

class Joiner {
 public:
  Joiner(Raster<SecondsPerMetre> const& friction, std::vector<Segment> const& segments)
      : friction_(friction), segments_(segments) {}

  /// The nearest passable cell left (1) or right (−1) of the barrier.
  std::optional<Landing> landing(Site const& site, int side) const {
    auto const& barrier = segments_[site.segment];
    std::optional<Landing> best;
    Metres least{std::numeric_limits<double>::infinity()};
    auto const row = std::llround(site.row), column = std::llround(site.column);
    for (auto r = row - reach; r <= row + reach; ++r) {
      for (auto c = column - reach; c <= column + reach; ++c) {
        if (r < 0 || c < 0 || r >= friction_.grid().rows || c >= friction_.grid().columns) continue;
        auto const centre = LatticePoint::centre(r, c);
        if (orientation(barrier.from, barrier.to, centre) != side) continue;
        auto const metrics = friction_.grid().row_metrics(r);
        Metres const distance{std::hypot((static_cast<double>(r) - site.row) * metrics.height.value,
                                         (static_cast<double>(c) - site.column) * metrics.width.value)};
        if (!(distance < least)) continue;
        auto const friction = friction_.at(r, c);
        if (!friction || !is_in_sight(centre, site)) continue;
        least = distance;
        best = Landing{r, c, *friction * distance};
      }
    }
    return best;
  }

 private:
  static constexpr std::int64_t reach = 3;

  // No barrier but those that pass through the site itself lies between.
  bool is_in_sight(LatticePoint centre, Site const& site) const {
    LatticePoint const at{std::llround(site.column * unit), std::llround(site.row * unit)};
    for (std::size_t number = 0; number < segments_.size(); ++number) {
      if (number == site.segment || passes(segments_[number], at)) continue;
      if (segments_meet(centre, at, segments_[number].from, segments_[number].to)) return false;
    }
    return true;
  }
  static bool passes(Segment const& segment, LatticePoint at) {
    constexpr std::int64_t near = 4;  // the site is rounded to the lattice
    LatticePoint const low{at.x - near, at.y - near}, high{at.x + near, at.y + near};
    return segments_meet(low, high, segment.from, segment.to) ||
           segments_meet({low.x, high.y}, {high.x, low.y}, segment.from, segment.to);
  }

  Raster<SecondsPerMetre> const& friction_;
  std::vector<Segment> const& segments_;
};

void find_problem(Context& context, CrossingPoint const& point, char const* code, std::string const& text) {
  context.find(
      {Severity::warning, code, text, "gates", fmt::format("{:.5f} {:.5f}", point.point.x, point.point.y)});
}

}  // namespace

BlockedMoves block_moves(Grid const& grid, std::vector<Line> const& barriers, Neighbours neighbours,
                         Context& context) {
  BlockedMoves blocked{grid.rows, grid.columns, neighbours};
  auto const moves = half_moves(neighbours);
  for (auto const& segment : segments_of(grid, barriers)) {
    context.check_cancel();
    block_segment(grid, segment, reach_of(neighbours), moves, blocked);
  }
  return blocked;
}

std::vector<Crossing> join_crossings(Raster<SecondsPerMetre> const& friction,
                                     std::vector<Line> const& barriers,
                                     std::vector<CrossingPoint> const& points, Context& context) {
  auto const& grid = friction.grid();
  auto const segments = segments_of(grid, barriers);
  Joiner const joiner{friction, segments};
  std::vector<Crossing> crossings;
  for (auto const& point : points) {
    auto const site = find_site(segments, to_lattice(grid, point.point));
    if (!site) {
      find_problem(context, point, "crossing_without_barrier",
                   fmt::format("{}: no barrier within two cells; it opens nothing", point.name));
      continue;
    }
    auto const left = joiner.landing(*site, 1), right = joiner.landing(*site, -1);
    if (!left || !right) {
      find_problem(context, point, "crossing_joins_nothing",
                   fmt::format("{}: no passable cell on both sides within three cells", point.name));
      continue;
    }
    crossings.push_back({point.name, grid.id(left->row, left->column), grid.id(right->row, right->column),
                         left->cost + right->cost + point.wait, point.is_one_way, place_of(grid, *site),
                         point.width});
  }
  return crossings;
}

}  // namespace passage
