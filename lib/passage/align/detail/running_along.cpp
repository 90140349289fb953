#include "passage/align/detail/running_along.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "passage/geo/line.hpp"

namespace passage::detail {

namespace {

constexpr double cosine_of_30_degrees = std::numbers::sqrt3 / 2;

struct Vector {
  double x, y;
};
Vector operator-(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}
double dot(Vector a, Vector b) {
  return a.x * b.x + a.y * b.y;
}
double cross(Vector a, Vector b) {
  return a.x * b.y - a.y * b.x;
}

constexpr MetreStretch nothing{1, 0};

MetreStretch hull(MetreStretch a, MetreStretch b) {
  if (a.from > a.upto) return b;
  if (b.from > b.upto) return a;
  return {std::min(a.from, b.from), std::max(a.upto, b.upto)};
}

/// Shares of a-b inside the disc.
MetreStretch in_disc(Point a, Point b, Point centre, double radius) {
  auto const along = b - a, out = a - centre;
  double const square = dot(along, along), half = dot(along, out), rest = dot(out, out) - radius * radius;
  if (square == 0) return rest <= 0 ? MetreStretch{0, 1} : nothing;
  double const discriminant = half * half - square * rest;
  if (discriminant < 0) return nothing;
  double const root = std::sqrt(discriminant);
  return {std::max(0.0, (-half - root) / square), std::min(1.0, (-half + root) / square)};
}

/// Narrows shares to those where start + share * slope lies in [low, high].
MetreStretch clipped(MetreStretch shares, double start, double slope, double low, double high) {
  if (slope == 0) return start >= low && start <= high ? shares : nothing;
  double first = (low - start) / slope, last = (high - start) / slope;
  if (first > last) std::swap(first, last);
  return {std::max(shares.from, first), std::min(shares.upto, last)};
}

/// Shares of a-b beside the segment c-d, at most `radius` off.
MetreStretch in_slab(Point a, Point b, Point c, Point d, double radius) {
  auto const axis = d - c;
  double const size = std::sqrt(dot(axis, axis));
  if (size == 0) return nothing;
  Vector const unit{axis.x / size, axis.y / size};
  auto const shares = clipped({0, 1}, dot(a - c, unit), dot(b - a, unit), 0, size);
  if (shares.from > shares.upto) return nothing;
  return clipped(shares, cross(unit, a - c), cross(unit, b - a), -radius, radius);
}

bool is_aligned(Point a, Point b, Point c, Point d) {
  auto const road = b - a, other = d - c;
  double const sizes = std::sqrt(dot(road, road) * dot(other, other));
  return sizes > 0 && std::abs(dot(road, other)) >= cosine_of_30_degrees * sizes;
}

/// Sorts and joins stretches that overlap or touch.
void unite(std::vector<MetreStretch>& stretches) {
  std::ranges::sort(stretches, {}, &MetreStretch::from);
  std::vector<MetreStretch> united;
  for (auto const& stretch : stretches) {
    if (!united.empty() && stretch.from <= united.back().upto + 1e-6) {
      united.back().upto = std::max(united.back().upto, stretch.upto);
    } else {
      united.push_back(stretch);
    }
  }
  stretches = std::move(united);
}

bool lies_in_one(std::vector<MetreStretch> const& stretches, double from, double upto) {
  return std::ranges::any_of(stretches,
                             [&](MetreStretch const& s) { return s.from <= from && upto <= s.upto; });
}

}  // namespace

MetreStretch share_within(Point a, Point b, Point c, Point d, double radius) {
  auto const ends = hull(in_disc(a, b, c, radius), in_disc(a, b, d, radius));
  return hull(ends, in_slab(a, b, c, d, radius));
}

std::vector<MetreStretch> stretches_along(Line const& road, Line const& other, double buffer) {
  std::vector<MetreStretch> inside, aligned;
  auto const sums = running_lengths(road);
  auto const reach = bounds(other).grown(buffer);
  for (std::size_t i = 1; i < road.size(); ++i) {
    if (!reach.intersects(bounds(Line{road[i - 1], road[i]}))) continue;
    for (std::size_t k = 1; k < other.size(); ++k) {
      auto const shares = share_within(road[i - 1], road[i], other[k - 1], other[k], buffer);
      if (shares.from >= shares.upto) continue;
      double const step = sums[i] - sums[i - 1];
      MetreStretch const found{sums[i - 1] + shares.from * step, sums[i - 1] + shares.upto * step};
      inside.push_back(found);
      if (is_aligned(road[i - 1], road[i], other[k - 1], other[k])) aligned.push_back(found);
    }
  }
  unite(inside);
  unite(aligned);
  std::vector<MetreStretch> along;
  for (auto const& stretch : aligned) {
    bool const is_kink = !along.empty() && stretch.from - along.back().upto <= buffer &&
                         lies_in_one(inside, along.back().upto, stretch.from);
    if (is_kink) {
      along.back().upto = stretch.upto;
    } else {
      along.push_back(stretch);
    }
  }
  return along;
}

}  // namespace passage::detail
