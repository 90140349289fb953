#include "passage/exercise/partition.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace passage::exercise {
namespace {

constexpr int row_step[] = {0, -1, 0, 1}, column_step[] = {1, 0, -1, 0};

/// The edges of the corner lattice that separate two labels.
class Corners {
 public:
  Corners(Lattice const& lattice, Cells<int> const& labels) : lattice_(lattice), labels_(labels) {
    visited_.assign(static_cast<std::size_t>(count()), 0);
  }

  int count() const { return (lattice_.side + 1) * (lattice_.side + 1); }
  int step(int corner, int direction) const {
    return corner + row_step[direction] * (lattice_.side + 1) + column_step[direction];
  }
  int label(int row, int column) const {
    if (row < 0 || column < 0 || row >= lattice_.side || column >= lattice_.side) return -1;
    auto const cell = row * lattice_.side + column;
    return labels_[static_cast<std::size_t>(cell)];
  }
  /// The labels left and right of the edge that leaves `corner` in `direction`.
  std::pair<int, int> beside(int corner, int direction) const {
    auto const row = corner / (lattice_.side + 1), column = corner % (lattice_.side + 1);
    switch (direction) {
      case 0:
        return {label(row - 1, column), label(row, column)};
      case 1:
        return {label(row - 1, column - 1), label(row - 1, column)};
      case 2:
        return {label(row, column - 1), label(row - 1, column - 1)};
      default:
        return {label(row, column), label(row, column - 1)};
    }
  }
  bool is_edge(int corner, int direction) const {
    auto const row = corner / (lattice_.side + 1) + row_step[direction];
    auto const column = corner % (lattice_.side + 1) + column_step[direction];
    if (row < 0 || column < 0 || row > lattice_.side || column > lattice_.side) return false;
    auto const [left, right] = beside(corner, direction);
    return left != right;
  }
  int degree(int corner) const {
    int result = 0;
    for (int direction = 0; direction < 4; ++direction) result += is_edge(corner, direction);
    return result;
  }
  bool take(int corner, int direction) {
    auto& mark = visited_[static_cast<std::size_t>(corner)];
    if (mark & (1 << direction)) return false;
    mark = static_cast<char>(mark | (1 << direction));
    auto& other = visited_[static_cast<std::size_t>(step(corner, direction))];
    other = static_cast<char>(other | (1 << ((direction + 2) % 4)));
    return true;
  }
  Point place(int corner) const {
    return lattice_.corner(corner / (lattice_.side + 1), corner % (lattice_.side + 1));
  }

 private:
  Lattice const& lattice_;
  Cells<int> const& labels_;
  std::vector<char> visited_;
};

Border walk(Corners& corners, int start, int direction) {
  Border border;
  std::tie(border.left, border.right) = corners.beside(start, direction);
  border.first_step = direction;
  border.line = {corners.place(start)};
  auto corner = start;
  while (true) {
    corners.take(corner, direction);
    corner = corners.step(corner, direction);
    border.line.push_back(corners.place(corner));
    if (corner == start || corners.degree(corner) != 2) break;
    for (int turn = 0; turn < 4; ++turn) {
      if (turn == (direction + 2) % 4 || !corners.is_edge(corner, turn)) continue;
      direction = turn;
      break;
    }
  }
  border.last_step = direction;
  return border;
}

struct Directed {
  Line line;
  int first_step, last_step;
};

double signed_area(Line const& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    sum += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
           (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
  return sum / 2;
}

bool is_inside(Line const& ring, Point point) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    auto const a = ring[i], b = ring[i + 1];
    if ((a.y > point.y) == (b.y > point.y)) continue;
    if (point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)) inside = !inside;
  }
  return inside;
}

/// A point just inside the polygon that a ring bounds (its ground lies to the left).
Point beside_ring(Line const& ring) {
  auto const a = ring[0], b = ring[1];
  return {(a.x + b.x) / 2 - (b.y - a.y) * 1e-3, (a.y + b.y) / 2 + (b.x - a.x) * 1e-3};
}

MultiPolygon assembled(std::vector<Line> const& rings) {
  MultiPolygon result;
  for (auto const& ring : rings) {
    if (signed_area(ring) > 0) result.push_back({ring, {}});
  }
  for (auto const& ring : rings) {
    if (signed_area(ring) > 0) continue;
    Polygon* smallest = nullptr;
    for (auto& polygon : result) {
      if (!is_inside(polygon.outer, beside_ring(ring))) continue;
      if (!smallest || signed_area(polygon.outer) < signed_area(smallest->outer)) smallest = &polygon;
    }
    if (smallest) smallest->holes.push_back(ring);
  }
  return result;
}

/// Cuts a ring where it touches itself: every visited point closes a ring of its own.
void add_simple_rings(Line const& ring, std::vector<Line>& rings) {
  Line open;
  std::map<Point, std::size_t> place;
  for (auto const point : ring) {
    auto const found = place.find(point);
    if (found == place.end()) {
      place[point] = open.size();
      open.push_back(point);
      continue;
    }
    auto const first = open.begin() + static_cast<std::ptrdiff_t>(found->second);
    Line closed(first, open.end());
    closed.push_back(point);
    for (auto const& inner : closed) {
      if (inner != point) place.erase(inner);
    }
    open.erase(first + 1, open.end());
    rings.push_back(std::move(closed));
  }
}

/// Joins directed borders to rings; where several leave one corner, the sharpest left turn keeps pieces that
/// only touch at the corner apart.
std::vector<Line> joined(std::vector<Directed> const& parts) {
  std::map<Point, std::vector<std::size_t>> leaving;
  for (std::size_t i = 0; i < parts.size(); ++i) leaving[parts[i].line.front()].push_back(i);
  std::vector<char> used(parts.size(), 0);
  std::vector<Line> rings;
  for (std::size_t start = 0; start < parts.size(); ++start) {
    if (used[start]) continue;
    Line ring;
    auto part = start;
    while (!used[part]) {
      used[part] = 1;
      auto const& line = parts[part].line;
      ring.insert(ring.end(), line.begin() + (ring.empty() ? 0 : 1), line.end());
      auto best = part;
      int sharpest = -3;
      for (auto const next : leaving[line.back()]) {
        auto turn = (parts[next].first_step - parts[part].last_step + 4) % 4;  // 1 left, 0 on, 3 right
        if (turn == 3) turn = -1;
        if (used[next] && next != start) continue;
        if (turn > sharpest) sharpest = turn, best = next;
      }
      part = best;
    }
    add_simple_rings(ring, rings);
  }
  return rings;
}

}  // namespace

Partition::Partition(Lattice const& lattice, Cells<int> const& labels) {
  Corners corners(lattice, labels);
  for (int pass = 0; pass < 2; ++pass) {  // first from the nodes, then the closed borders
    for (int corner = 0; corner < corners.count(); ++corner) {
      auto const degree = corners.degree(corner);
      if (degree == 0 || (pass == 0 && degree == 2)) continue;
      for (int direction = 0; direction < 4; ++direction) {
        if (!corners.is_edge(corner, direction)) continue;
        if (!corners.take(corner, direction)) continue;
        auto border = walk(corners, corner, direction);
        border.line = thinned(rounded(std::move(border.line), 2, degree == 2 ? Ends::joined : Ends::kept),
                              0.05 * lattice.cell_m);
        borders_.push_back(std::move(border));
      }
    }
  }
}

MultiPolygon Partition::polygons(std::function<bool(int)> const& belongs) const {
  std::vector<Directed> parts;
  for (auto const& border : borders_) {
    auto const left = border.left >= 0 && belongs(border.left);
    auto const right = border.right >= 0 && belongs(border.right);
    if (left == right) continue;
    if (left)
      parts.push_back({border.line, border.first_step, border.last_step});
    else
      parts.push_back({reversed(border.line), (border.last_step + 2) % 4, (border.first_step + 2) % 4});
  }
  return assembled(joined(parts));
}

std::vector<Line> Partition::lines(std::function<bool(int, int)> const& differs) const {
  std::vector<Line> result;
  for (auto const& border : borders_) {
    if (differs(border.left, border.right)) result.push_back(border.line);
  }
  return result;
}

}  // namespace passage::exercise
