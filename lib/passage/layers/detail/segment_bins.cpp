#include "passage/layers/detail/segment_bins.hpp"

#include <algorithm>

namespace passage::detail {

namespace {

constexpr int bin_bits = 24;  // 16 cells

std::uint64_t key(std::int64_t x, std::int64_t y) {
  return static_cast<std::uint64_t>(x) * 0x9E3779B97F4A7C15u ^ static_cast<std::uint64_t>(y);
}

template <class Visit>
void visit_bins(LatticePoint a, LatticePoint b, Visit&& visit) {
  auto const left = std::min(a.x, b.x) >> bin_bits, right = std::max(a.x, b.x) >> bin_bits;
  auto const top = std::min(a.y, b.y) >> bin_bits, bottom = std::max(a.y, b.y) >> bin_bits;
  for (auto y = top; y <= bottom; ++y)
    for (auto x = left; x <= right; ++x) visit(x, y);
}

}  // namespace

SegmentBins::SegmentBins(Grid const& grid, std::vector<Line> const& lines) {
  // Bins beyond the grid are never asked for.
  auto const inside = [&](std::int64_t bin, std::int64_t cells) {
    return bin >= -1 && bin <= (cells >> 4) + 1;
  };
  for (auto const& line : lines) {
    for (std::size_t number = 1; number < line.size(); ++number) {
      Segment const segment{to_lattice(grid, line[number - 1]), to_lattice(grid, line[number])};
      auto const index = segments_.size();
      segments_.push_back(segment);
      auto const clamp_to = [](LatticePoint point, Grid const& within) {
        auto const far = 32 * LatticePoint::one;
        return LatticePoint{std::clamp(point.x, -far, within.columns * LatticePoint::one + far),
                            std::clamp(point.y, -far, within.rows * LatticePoint::one + far)};
      };
      visit_bins(clamp_to(segment.from, grid), clamp_to(segment.to, grid),
                 [&](std::int64_t x, std::int64_t y) {
                   if (inside(x, grid.columns) && inside(y, grid.rows)) bins_[key(x, y)].push_back(index);
                 });
    }
  }
}

bool SegmentBins::meets(LatticePoint a, LatticePoint b) const {
  bool is_met = false;
  visit_bins(a, b, [&](std::int64_t x, std::int64_t y) {
    auto const bin = is_met ? bins_.end() : bins_.find(key(x, y));
    if (bin == bins_.end()) return;
    for (auto const index : bin->second)
      is_met = is_met || segments_meet(a, b, segments_[index].from, segments_[index].to);
  });
  return is_met;
}

}  // namespace passage::detail
