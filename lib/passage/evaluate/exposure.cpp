#include "passage/evaluate/exposure.hpp"

namespace passage {

LineExposure line_exposure(HazardSurface const& hazard, std::vector<MatchedPiece> const& pieces,
                           Recost const& costs) {
  LineExposure sum;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto const mean = hazard.running_rate(pieces[i].line, {Share{1}}).front();
    sum.mean_rates.push_back(mean);
    sum.moving += hazard.exposure(mean, costs.pieces[i].time.value_or(Seconds{0}));
    sum.unobserved += costs.pieces[i].length * hazard.unobserved_share(pieces[i].line).value;
  }
  return sum;
}

ExpectedEvents wait_exposure(HazardSurface const& hazard, Point place, Seconds wait) {
  return hazard.exposure(hazard.rate.at(place).value_or(hazard.mean_rate), wait);
}

}  // namespace passage
