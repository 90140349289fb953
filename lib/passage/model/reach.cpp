#include "passage/model/reach.hpp"

namespace passage {

Persons Reach::imbalance() const {
  Persons sum = outside_groups - counted_twice - raster_total;
  for (auto const people : by_group) sum += people;
  return sum;
}

std::string_view name_of(ReachMeasure measure) {
  return measure == ReachMeasure::walking ? "walking" : "distance";
}

std::string_view name_of(ReachTarget target) {
  switch (target) {
    case ReachTarget::line:
      return "line";
    case ReachTarget::stops:
      return "stops";
    case ReachTarget::line_and_stops:
      break;
  }
  return "line and stops";
}

std::string_view equity_formulas() {
  return "N = people x severity; R = people within x severity; need_share n = N/sum N; reach_share c = R/sum "
         "R; "
         "rate = R/N; worst_ratio = least (R/N) / (sum R/sum N); divergence = sum c ln(c/n)";
}

}  // namespace passage
