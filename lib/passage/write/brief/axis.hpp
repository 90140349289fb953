#pragma once
// The scale of one side of a chart.
#include <vector>

namespace passage {

/// Values to millimetres of paper.
struct ChartAxis {
  double low = 0, high = 1, from_mm = 0, upto_mm = 1;
  bool is_cut = false;  ///< it does not begin at zero

  double operator()(double value) const {
    return from_mm + (value - low) / (high - low) * (upto_mm - from_mm);
  }
  /// Round steps, about `count` of them.
  double step(double count) const;
  /// Where the steps stand.
  std::vector<double> ticks(double count) const;
};

/// From zero, unless the values spread less than a tenth: then the reader must be told.
ChartAxis chart_axis(std::vector<double> const& values, double from_mm, double upto_mm);

}  // namespace passage
