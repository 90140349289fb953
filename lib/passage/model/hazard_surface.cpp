#include "passage/model/hazard_surface.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace passage {

namespace {

/// Calls visit(from, upto, cell value or empty) for every piece of the line inside one cell, in order; from
/// and upto are shares of the whole line.
template <class Visit>
void for_each_cell_along(Raster<HazardRate, double> const& rate, Line const& line, Visit&& visit) {
  auto const& grid = rate.grid();
  auto const sums = running_lengths(line);
  double const whole = sums.back();
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const a = line[i - 1], b = line[i];
    double const step = sums[i] - sums[i - 1];
    if (step == 0) continue;
    // Shares of the segment where it crosses a cell edge.
    std::vector<double> cuts{0, 1};
    auto add_cuts = [&cuts](double from, double upto, double size) {
      double const low = std::min(from, upto) / size, high = std::max(from, upto) / size;
      for (double edge = std::ceil(low); edge <= high; ++edge)
        cuts.push_back((edge * size - from) / (upto - from));
    };
    if (a.x != b.x) add_cuts(a.x - grid.origin.x, b.x - grid.origin.x, grid.cell_width);
    if (a.y != b.y) add_cuts(grid.origin.y - a.y, grid.origin.y - b.y, grid.cell_height);
    std::ranges::sort(cuts);
    for (std::size_t k = 1; k < cuts.size(); ++k) {
      double const from = std::clamp(cuts[k - 1], 0.0, 1.0), upto = std::clamp(cuts[k], 0.0, 1.0);
      if (upto <= from) continue;
      double const middle = (from + upto) / 2;
      auto const value = rate.at(Point{a.x + (b.x - a.x) * middle, a.y + (b.y - a.y) * middle});
      visit((sums[i - 1] + from * step) / whole, (sums[i - 1] + upto * step) / whole, value);
    }
  }
}

}  // namespace

std::vector<HazardRate> HazardSurface::running_rate(Line const& line,
                                                    std::vector<Share> const& positions) const {
  std::vector<HazardRate> sums(positions.size());
  std::size_t next = 0;
  double sum = 0;
  for_each_cell_along(rate, line, [&](double from, double upto, std::optional<HazardRate> value) {
    double const here = value.value_or(mean_rate).value;
    while (next < positions.size() && positions[next].value <= upto) {
      sums[next] = HazardRate{sum + here * std::max(0.0, positions[next].value - from)};
      ++next;
    }
    sum += here * (upto - from);
  });
  for (; next < positions.size(); ++next) sums[next] = HazardRate{sum};
  return sums;
}

Share HazardSurface::unobserved_share(Line const& line) const {
  double outside = 0;
  for_each_cell_along(rate, line, [&](double from, double upto, std::optional<HazardRate> value) {
    if (!value) outside += upto - from;
  });
  return Share{outside};
}

ExpectedEvents HazardSurface::exposure(HazardRate mean, Seconds time) const {
  double const radius_km = radius / kilometre;
  return ExpectedEvents{mean.value * std::numbers::pi * radius_km * radius_km * (time / day)};
}

ExpectedEvents HazardSurface::standing_exposure(HazardRate density, Metres length) const {
  return ExpectedEvents{density.value * 2 * (radius / kilometre) * (length / kilometre)};
}

}  // namespace passage
