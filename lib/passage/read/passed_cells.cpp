#include "passage/read/passed_cells.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

namespace {

std::pair<int, int> cell_of(double lon, double lat) {
  return {static_cast<int>(std::floor(lat / PassedCells::cell_degrees)),
          static_cast<int>(std::floor(lon / PassedCells::cell_degrees))};
}

/// Calls `visit` with a cell and the eight around it.
template <class Visit>
void for_block(std::pair<int, int> const& cell, Visit const& visit) {
  for (int row = cell.first - 1; row <= cell.first + 1; ++row)
    for (int column = cell.second - 1; column <= cell.second + 1; ++column) visit(std::pair{row, column});
}

}  // namespace

void PassedCells::add(Point from, Point to) {
  auto const steps = std::max(1.0, std::ceil(distance(from, to) / cell_degrees * 2));
  for (double step = 0; step <= steps; ++step) {
    auto const share = step / steps;
    add(cell_of(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)));
  }
}

/// A new cell is a part of its own that joins those around it.
void PassedCells::add(Cell cell) {
  if (!part_of_.emplace(cell, joined_.size()).second) return;
  joined_.push_back(joined_.size());
  for_block(cell, [&](Cell const& other) {
    auto const found = part_of_.find(other);
    if (found != part_of_.end()) joined_[part_of(found->second)] = part_of(joined_.size() - 1);
  });
}

std::size_t PassedCells::part_of(std::size_t part) const {
  while (joined_[part] != part) part = joined_[part];
  return part;
}

std::vector<std::size_t> PassedCells::parts_near(LonLat place) const {
  std::vector<std::size_t> parts;
  for_block(cell_of(place.lon, place.lat), [&](Cell const& cell) {
    auto const found = part_of_.find(cell);
    if (found != part_of_.end()) parts.push_back(part_of(found->second));
  });
  return parts;
}

bool PassedCells::is_near(LonLat place) const {
  return !parts_near(place).empty();
}

bool PassedCells::may_join(LonLat a, LonLat b) const {
  auto const near_a = parts_near(a), near_b = parts_near(b);
  return std::find_first_of(near_a.begin(), near_a.end(), near_b.begin(), near_b.end()) != near_a.end();
}

}  // namespace passage
