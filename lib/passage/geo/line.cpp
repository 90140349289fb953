#include "passage/geo/line.hpp"

#include <algorithm>

#include "passage/geo/detail/line_positions.hpp"
#include "passage/geo/detail/segment.hpp"

namespace passage {

std::vector<double> running_lengths(Line const& line) {
  std::vector<double> sums(line.size());
  for (std::size_t i = 1; i < line.size(); ++i) sums[i] = sums[i - 1] + distance(line[i - 1], line[i]);
  return sums;
}

Point point_at(Line const& line, Share position) {
  detail::LinePositions const positions{line};
  return positions.length() > 0 ? positions.point(position.value) : line.front();
}

Line part_of(Line const& line, Share from, Share upto) {
  detail::LinePositions const positions{line};
  if (positions.length() == 0) return {line.front(), line.back()};
  Line part{positions.point(from.value)};
  for (std::size_t i = 0; i < line.size(); ++i) {
    double const position = positions.of_vertex(i);
    if (position > from.value && position < upto.value && line[i] != part.back()) part.push_back(line[i]);
  }
  auto const last = positions.point(upto.value);
  if (last != part.back() || part.size() == 1) part.push_back(last);
  return part;
}

Line reversed(Line line) {
  std::ranges::reverse(line);
  return line;
}

Foot nearest_on(Line const& line, Point point) {
  auto const sums = running_lengths(line);
  Foot best{Share{0}, line.front(), distance(line.front(), point)};
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const foot = detail::foot_on({line[i - 1], line[i]}, point);
    if (foot.distance < best.distance) {
      double const along = sums[i - 1] + foot.share * (sums[i] - sums[i - 1]);
      best = {Share{sums.back() > 0 ? along / sums.back() : 0}, foot.point, foot.distance};
    }
  }
  return best;
}

}  // namespace passage
