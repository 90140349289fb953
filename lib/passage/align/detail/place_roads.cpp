#include "passage/align/detail/place_roads.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "passage/align/detail/disjoint_sets.hpp"

namespace passage::detail {

namespace {

constexpr double first_radius_m = 300, growth = 3;
// A part of the network that is smaller than both is an island nobody means: a car park, a farm track.
constexpr double island_m = 2000, island_share = 0.05;
constexpr std::size_t most_tries = 2000;  // roads nearer than the first that is on the place's side

std::vector<MultiPolygon> hazard_areas(RoadGraphInputs const& inputs) {
  std::vector<MultiPolygon> areas;
  for (auto const& area : inputs.restricted) {
    if (area.is_explosive_hazard) areas.push_back(area.area);
  }
  return areas;
}

}  // namespace

PlaceRoads::PlaceRoads(RoadGraphInputs const& inputs, IndexedRoads const& roads,
                       std::vector<std::uint32_t> const& ranks)
    : inputs_(inputs),
      roads_(roads),
      ranks_(ranks),
      joinable_(joinable_roads()),
      barriers_(inputs.barriers),
      hazards_(hazard_areas(inputs)),
      has_hazards_(!hazard_areas(inputs).empty()) {}

std::vector<bool> PlaceRoads::joinable_roads() const {
  std::vector<bool> joinable(roads_.lines.size(), true);
  for (std::size_t road = 0; road < joinable.size(); ++road)
    joinable[road] = !roads_.lines[road].empty() && (inputs_.joinable.empty() || inputs_.joinable[road]);
  DisjointSets parts{roads_.junctions.nodes.size()};
  for (std::size_t road = 0; road < joinable.size(); ++road) {
    auto const& stops = roads_.junctions.stops[road];
    if (!joinable[road]) continue;
    for (auto const& stop : stops) parts.join(stops.front().node.value, stop.node.value);
  }
  std::map<std::size_t, double> lengths;
  double whole = 0;
  auto const part_of = [&](std::size_t road) {
    return parts.representative(roads_.junctions.stops[road].front().node.value);
  };
  for (std::size_t road = 0; road < joinable.size(); ++road) {
    if (!joinable[road] || roads_.junctions.stops[road].empty()) continue;
    auto const metres = length(roads_.lines[road]);
    lengths[part_of(road)] += metres;
    whole += metres;
  }
  for (std::size_t road = 0; road < joinable.size(); ++road) {
    if (!joinable[road] || roads_.junctions.stops[road].empty()) continue;
    joinable[road] = lengths[part_of(road)] >= std::min(island_m, whole * island_share);
  }
  return joinable;
}

bool PlaceRoads::crosses_a_line(Point place, Point foot) const {
  if (place == foot) return false;
  Line const leg{place, foot};
  if (!inputs_.barriers.empty() && !barriers_.meetings(leg).empty()) return true;
  if (inputs_.control && inputs_.control->stretches(leg, Metres{1}).size() > 1) return true;
  if (!has_hazards_) return false;
  auto const stretches = hazards_.stretches(leg, 1);
  return std::ranges::any_of(stretches, [](Stretch const& stretch) { return !stretch.areas.empty(); });
}

/// Nearest first; of equals the one with the smallest coordinates.
std::vector<LineSpot> PlaceRoads::joinable_within(Point place, double radius) const {
  auto spots = roads_.index.within(place, radius);
  std::erase_if(spots, [this](LineSpot const& spot) { return !joinable_[spot.line]; });
  std::ranges::sort(spots, [this](LineSpot const& a, LineSpot const& b) {
    return std::tuple{a.foot.distance, a.foot.point, ranks_[a.line]} <
           std::tuple{b.foot.distance, b.foot.point, ranks_[b.line]};
  });
  return spots;
}

std::optional<PlaceFoot> PlaceRoads::find(Point place) const {
  double const limit = inputs_.connect_limit.value;
  std::optional<LineSpot> nearest;
  std::size_t tries = 0;
  for (double radius = std::min(first_radius_m, limit);; radius = std::min(radius * growth, limit)) {
    auto const spots = joinable_within(place, radius);
    for (auto i = std::min(tries, spots.size()); i < spots.size() && tries < most_tries; ++i, ++tries) {
      if (!nearest) nearest = spots[i];
      if (crosses_a_line(place, spots[i].foot.point)) continue;
      PlaceFoot foot{spots[i], false, {}};
      if (nearest->line != spots[i].line) foot.skipped = Metres{nearest->foot.distance};
      return foot;
    }
    if (radius >= limit || tries >= most_tries) break;
  }
  if (nearest) return PlaceFoot{*nearest, true, {}};
  auto const any = roads_.index.nearest(place, limit);
  if (!any) return std::nullopt;
  return PlaceFoot{*any, crosses_a_line(place, any->foot.point), {}};
}

}  // namespace passage::detail
