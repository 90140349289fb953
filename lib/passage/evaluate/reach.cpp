#include "passage/evaluate/reach.hpp"

#include <algorithm>

#include "passage/evaluate/population.hpp"
#include "passage/geo/overlay.hpp"

namespace passage {

namespace {

MultiPolygon everything_of(std::vector<ReachGroup> const& groups) {
  std::vector<MultiPolygon> areas;
  for (auto const& group : groups) areas.push_back(group.area);
  return union_of(areas);
}

bool may_meet(MultiPolygon const& a, MultiPolygon const& b) {
  return !a.empty() && !b.empty() && bounds(a).intersects(bounds(b));
}

}  // namespace

std::vector<ReachBand> bands_around(std::vector<Line> const& lines, std::vector<Point> const& points,
                                    std::vector<std::pair<std::string, Metres>> const& distances) {
  std::vector<ReachBand> bands;
  for (auto const& [name, within] : distances) {
    std::vector<MultiPolygon> areas;
    for (auto const& line : lines) areas.push_back(buffer(line, within.value));
    for (auto const point : points) areas.push_back(buffer(point, within.value));
    bands.push_back({name, union_of(areas)});
  }
  return bands;
}

Persons Reach::imbalance() const {
  Persons sum = outside_groups - counted_twice - raster_total;
  for (auto const people : by_group) sum += people;
  return sum;
}

Reach reach_of(Population const& population, Crs const& frame, std::vector<ReachGroup> const& groups,
               std::vector<ReachBand> const& bands, Context& context) {
  PeopleCounter const counter{population, frame};
  Reach reach;
  reach.raster_total = counter.total();
  auto const all = everything_of(groups);
  Persons sum;
  for (auto const& group : groups) {
    context.check_cancel();
    reach.by_group.push_back(counter.inside(group.area, context));
    sum += reach.by_group.back();
  }
  auto const inside_any = all.empty() ? Persons{0} : counter.inside(all, context);
  reach.outside_groups = reach.raster_total - inside_any;
  reach.counted_twice = sum - inside_any;
  for (auto const& band : bands) {
    auto& found = reach.bands.emplace_back();
    found.band = band.name;
    found.total = counter.inside(band.area, context);
    for (auto const& group : groups) {
      context.check_cancel();
      bool const apart = !may_meet(band.area, group.area);
      found.by_group.push_back(apart ? Persons{0}
                                     : counter.inside(intersection(band.area, group.area), context));
    }
    auto const in_any =
        may_meet(band.area, all) ? counter.inside(intersection(band.area, all), context) : Persons{0};
    found.outside_groups = found.total - in_any;
  }
  return reach;
}

std::vector<EquityGroup> equity_groups(std::vector<ReachGroup> const& groups, Reach const& reach,
                                       std::size_t band) {
  std::vector<EquityGroup> made;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    // The overlay of a band with a group may round a hair above the group itself.
    auto const reached = std::min(reach.bands[band].by_group[i], reach.by_group[i]);
    made.push_back({groups[i].code, groups[i].name, reach.by_group[i], reached, groups[i].severity});
  }
  return made;
}

}  // namespace passage
