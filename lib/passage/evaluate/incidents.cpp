#include "passage/evaluate/incidents.hpp"

#include <algorithm>

#include "passage/geo/geodesic.hpp"
#include "passage/geo/line_index.hpp"

namespace passage {

namespace {

constexpr double scale_allowance = 1.05;  // frame metres per metre on the ground, at most

bool is_placed(Incident const& incident) {
  return !incident.precision || *incident.precision <= LocationPrecision::near_place;
}

bool is_in(DateSpan when, EvidenceWindow const& window) {
  auto const first = std::max(when.first, window.as_of - std::chrono::days{window.days - 1});
  auto const last = std::min(when.last, window.as_of);
  if (last < first) return false;
  return 2 * DateSpan{first, last}.days() >= when.days();
}

}  // namespace

IncidentMap::IncidentMap(std::vector<Incident> const& incidents, Crs const& frame)
    : incidents_(&incidents), to_degrees_(frame, Crs{}) {
  Projector const to_frame{Crs{}, frame};
  for (auto const& incident : incidents) points_.push_back(to_frame(incident.place));
}

IncidentCount IncidentMap::count(Line const& line, EvidenceWindow const& window) const {
  IncidentCount sum;
  sum.window_days = window.days;
  double const limit = window.within.value * scale_allowance;
  auto const near = bounds(line).grown(limit);
  LineIndex const index{{line}};
  for (std::size_t i = 0; i < points_.size(); ++i) {
    auto const& incident = (*incidents_)[i];
    if (incident.when.first > window.as_of) continue;
    bool const counts = is_in(incident.when, window);
    if (!is_placed(incident)) {
      sum.imprecise += counts;
      continue;
    }
    if (!near.contains(points_[i])) continue;
    auto const spot = index.nearest(points_[i], limit);
    if (!spot) continue;
    auto const foot = to_degrees_.lon_lat(spot->foot.point);
    if (geodesic_distance(foot, incident.place) > window.within) continue;
    sum.recorded += counts;
    sum.placed_exactly += counts && incident.precision != LocationPrecision::near_place;
    if (!sum.last || sum.last->last < incident.when.last) sum.last = incident.when;
  }
  return sum;
}

}  // namespace passage
