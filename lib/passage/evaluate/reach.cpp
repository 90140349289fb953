#include "passage/evaluate/reach.hpp"

#include <algorithm>

#include "passage/geo/overlay.hpp"

namespace passage {

namespace {

MultiPolygon everything_of(std::vector<ReachGroup> const& groups) {
  std::vector<MultiPolygon> areas;
  areas.reserve(groups.size());
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
    areas.reserve(lines.size());
    for (auto const& line : lines) areas.push_back(buffer(line, within.value));
    for (auto const point : points) areas.push_back(buffer(point, within.value));
    bands.push_back({name, union_of(areas)});
  }
  return bands;
}

ReachCounter::ReachCounter(Population const& population, Crs const& frame, std::vector<ReachGroup> groups,
                           Context& context)
    : counter_(population, frame), groups_(std::move(groups)), all_(everything_of(groups_)) {
  everybody_.raster_total = counter_.total();
  Persons sum;
  for (auto const& group : groups_) {
    context.check_cancel();
    everybody_.by_group.push_back(counter_.inside(group.area, context));
    sum += everybody_.by_group.back();
  }
  auto const inside_any = all_.empty() ? Persons{0} : counter_.inside(all_, context);
  everybody_.outside_groups = everybody_.raster_total - inside_any;
  everybody_.counted_twice = sum - inside_any;
}

Reach ReachCounter::count(std::vector<ReachBand> const& bands, Context& context) const {
  auto reach = everybody_;
  for (auto const& band : bands) {
    auto& found = reach.bands.emplace_back();
    found.band = band.name;
    found.total = counter_.inside(band.area, context);
    for (auto const& group : groups_) {
      context.check_cancel();
      bool const apart = !may_meet(band.area, group.area);
      found.by_group.push_back(apart ? Persons{0}
                                     : counter_.inside(intersection(band.area, group.area), context));
    }
    auto const in_any =
        may_meet(band.area, all_) ? counter_.inside(intersection(band.area, all_), context) : Persons{0};
    found.outside_groups = found.total - in_any;
  }
  return reach;
}

Reach reach_of(Population const& population, Crs const& frame, std::vector<ReachGroup> const& groups,
               std::vector<ReachBand> const& bands, Context& context) {
  return ReachCounter{population, frame, groups, context}.count(bands, context);
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
