#include "passage/write/brief/axis.hpp"

#include <algorithm>
#include <cmath>

namespace passage {

double ChartAxis::step(double count) const {
  double const rough = (high - low) / count, power = std::pow(10, std::floor(std::log10(rough)));
  for (double factor : {1.0, 2.0, 5.0, 10.0})
    if (factor * power >= rough) return factor * power;
  return rough;
}

std::vector<double> ChartAxis::ticks(double count) const {
  std::vector<double> made;
  double const between = step(count);
  auto const first = std::lround(std::ceil(low / between)), last = std::lround(std::floor(high / between));
  made.reserve(static_cast<std::size_t>(std::max(0L, last - first + 1)));
  for (auto i = first; i <= last; ++i) made.push_back(static_cast<double>(i) * between);
  return made;
}

ChartAxis chart_axis(std::vector<double> const& values, double from_mm, double upto_mm) {
  auto const [low, high] = std::ranges::minmax(values);
  ChartAxis made{0, high > 0 ? high * 1.08 : 1, from_mm, upto_mm};
  if (low > 0 && high > low && (high - low) / high < 0.1) {
    made.low = low - (high - low);
    made.high = high + (high - low);
    made.is_cut = true;
  }
  return made;
}

}  // namespace passage
