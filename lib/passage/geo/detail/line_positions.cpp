#include "passage/geo/detail/line_positions.hpp"

#include <algorithm>

#include "passage/geo/detail/segment.hpp"
#include "passage/geo/line.hpp"

namespace passage::detail {

LinePositions::LinePositions(Line const& line) : line_(line), sums_(running_lengths(line)) {}

double LinePositions::at(std::size_t start, double share) const {
  if (share == 0) return of_vertex(start);
  if (share == 1) return of_vertex(start + 1);
  return (sums_[start] + share * (sums_[start + 1] - sums_[start])) / length();
}

Point LinePositions::point(double position) const {
  if (position <= 0) return line_.front();
  if (position >= 1) return line_.back();
  auto const later =
      std::ranges::upper_bound(sums_, position, {}, [&](double sum) { return sum / length(); });
  auto const next = static_cast<std::size_t>(later - sums_.begin());
  if (of_vertex(next - 1) == position) return line_[next - 1];
  double const step = sums_[next] - sums_[next - 1];
  return between(line_[next - 1], line_[next], std::max(0.0, position * length() - sums_[next - 1]) / step);
}

}  // namespace passage::detail
