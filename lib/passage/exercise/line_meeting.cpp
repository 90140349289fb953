#include "passage/exercise/line_meeting.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace passage::exercise {
namespace {

double turn(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// The share of a-b at which it crosses c-d.
std::optional<double> crossing(Point a, Point b, Point c, Point d) {
  auto const left = turn(c, d, a), right = turn(c, d, b);
  auto const one = turn(a, b, c), other = turn(a, b, d);
  if ((left > 0) == (right > 0) || (one > 0) == (other > 0)) return std::nullopt;
  return left / (left - right);
}

template <class Visit>
void buckets_of(Point a, Point b, double bucket_m, Visit&& visit) {
  auto const index = [&](double value) { return static_cast<long>(std::floor(value / bucket_m)); };
  for (auto x = index(std::min(a.x, b.x)); x <= index(std::max(a.x, b.x)); ++x) {
    for (auto y = index(std::min(a.y, b.y)); y <= index(std::max(a.y, b.y)); ++y) visit(std::pair(x, y));
  }
}

}  // namespace

LineMeetings::LineMeetings(std::vector<Line> const& lines, double bucket_m)
    : lines_(lines), bucket_m_(bucket_m) {
  for (std::size_t line = 0; line < lines.size(); ++line) {
    for (std::size_t i = 0; i + 1 < lines[line].size(); ++i) {
      buckets_of(lines[line][i], lines[line][i + 1], bucket_m_, [&](auto bucket) {
        buckets_[bucket].push_back({line, i});
      });
    }
  }
}

std::vector<LineMeeting> LineMeetings::of(Line const& line) const {
  std::vector<LineMeeting> result;
  double before_m = 0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    auto const a = line[i], b = line[i + 1];
    std::set<std::pair<std::size_t, std::size_t>> candidates;
    buckets_of(a, b, bucket_m_, [&](auto bucket) {
      auto const found = buckets_.find(bucket);
      if (found == buckets_.end()) return;
      for (auto const& segment : found->second) candidates.insert({segment.line, segment.index});
    });
    for (auto const& [other, index] : candidates) {
      auto const share = crossing(a, b, lines_[other][index], lines_[other][index + 1]);
      if (!share) continue;
      result.push_back({other,
                        before_m + *share * distance(a, b),
                        {a.x + (b.x - a.x) * *share, a.y + (b.y - a.y) * *share}});
    }
    before_m += distance(a, b);
  }
  std::stable_sort(result.begin(), result.end(),
                   [](LineMeeting const& x, LineMeeting const& y) { return x.along_m < y.along_m; });
  return result;
}

}  // namespace passage::exercise
