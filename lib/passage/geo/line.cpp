#include "passage/geo/line.hpp"

#include <algorithm>

#include "passage/geo/detail/segment.hpp"

namespace passage {

std::vector<double> running_lengths(Line const& line) {
  std::vector<double> sums(line.size());
  for (std::size_t i = 1; i < line.size(); ++i) sums[i] = sums[i - 1] + distance(line[i - 1], line[i]);
  return sums;
}

namespace {

using detail::between;

Point point_at_length(Line const& line, std::vector<double> const& sums, double along) {
  if (along <= 0) return line.front();
  if (along >= sums.back()) return line.back();
  auto const next = static_cast<std::size_t>(std::ranges::upper_bound(sums, along) - sums.begin());
  double const step = sums[next] - sums[next - 1];
  return between(line[next - 1], line[next], (along - sums[next - 1]) / step);
}

}  // namespace

Point point_at(Line const& line, Share position) {
  auto const sums = running_lengths(line);
  return point_at_length(line, sums, sums.back() * position.value);
}

Line part_of(Line const& line, Share from, Share upto) {
  auto const sums = running_lengths(line);
  double const begin = sums.back() * from.value;
  double const end = sums.back() * upto.value;
  Line part{from.value <= 0 ? line.front() : point_at_length(line, sums, begin)};
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (sums[i] > begin && sums[i] < end && line[i] != part.back()) part.push_back(line[i]);
  }
  auto const last = upto.value >= 1 ? line.back() : point_at_length(line, sums, end);
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
