#include "passage/model/road_graph.hpp"

#include <cmath>

namespace passage {

std::string_view name_of(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::none:
      return "none";
    case Obstacle::closure:
      return "road closure";
    case Obstacle::explosive_hazard:
      return "explosive hazard";
    case Obstacle::avoid_area:
      return "area to avoid";
    case Obstacle::closed_gate:
      return "closed crossing point";
    case Obstacle::never_open:
      return "crossing point that does not open";
    case Obstacle::no_gate:
      return "line of control without a crossing point";
    case Obstacle::load_limit:
      return "load limit";
    case Obstacle::unfit_road:
      return "road unfit for the vehicle";
    case Obstacle::closed_road:
      return "road recorded as closed";
    case Obstacle::not_allowed:
      return "road not open to the vehicle";
    case Obstacle::never_through:
      return "not to be passed";
    case Obstacle::size_limit:
      return "road too low or too narrow";
  }
  return "";
}

Duration RoadLink::criterion() const {
  if (avoid_factor == 1) return time;
  return Duration{
      static_cast<std::uint64_t>(std::nearbyint(static_cast<double>(time.quanta) * avoid_factor))};
}

void RoadGraph::index() {
  first_departure.assign(nodes.size() + 1, 0);
  for (auto const& link : links) {
    ++first_departure[link.start.value + 1];
    if (!link.is_one_way) ++first_departure[link.end.value + 1];
  }
  for (std::size_t node = 1; node < first_departure.size(); ++node)
    first_departure[node] += first_departure[node - 1];
  departures.resize(first_departure.back());
  auto next = first_departure;
  for (std::uint32_t number = 0; number < links.size(); ++number) {
    auto const& link = links[number];
    departures[next[link.start.value]++] = {link.end, {EdgeId{number}, true}};
    if (!link.is_one_way) departures[next[link.end.value]++] = {link.start, {EdgeId{number}, false}};
  }
}

}  // namespace passage
