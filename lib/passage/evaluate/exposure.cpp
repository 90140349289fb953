#include "passage/evaluate/exposure.hpp"

namespace passage {

LineExposure line_exposure(HazardSurface const& hazard, std::vector<MatchedPiece> const& pieces,
                           Recost const& costs) {
  LineExposure sum;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto const mean = hazard.running_rate(pieces[i].line, {Share{1}}).front();
    sum.mean_rates.push_back(mean);
    auto const& cost = costs.pieces[i];
    if (cost.time) sum.moving += hazard.exposure(mean, *cost.time - cost.delay);
    if (cost.delay.value > 0)
      sum.waiting += wait_exposure(hazard, point_at(pieces[i].line, cost.delay_at), cost.delay);
    sum.unobserved += costs.pieces[i].length * hazard.unobserved_share(pieces[i].line).value;
  }
  return sum;
}

ExpectedEvents wait_exposure(HazardSurface const& hazard, Point place, Seconds wait) {
  return hazard.exposure(hazard.rate.at(place).value_or(hazard.mean_rate), wait);
}

}  // namespace passage
