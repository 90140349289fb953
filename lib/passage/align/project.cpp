#include "passage/align/project.hpp"

#include <memory>

#include "passage/base/parallel.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

namespace {

/// Changes every item in place, each worker with its own Projector.
template <class Item, class Change>
std::vector<Item> changed(std::vector<Item> items, Crs const& frame, Context& context, Change const& change) {
  std::vector<std::unique_ptr<Projector>> projectors(static_cast<std::size_t>(std::max(1, context.threads)));
  parallel_for(items.size(), context, [&](std::size_t index, int worker) {
    auto& projector = projectors[static_cast<std::size_t>(worker)];
    if (!projector) projector = std::make_unique<Projector>(Crs{}, frame);
    change(items[index], *projector);
  });
  return items;
}

}  // namespace

std::vector<RoadFeature> to_frame(std::vector<RoadFeature> roads, Crs const& frame, Context& context) {
  return changed(std::move(roads), frame, context,
                 [](RoadFeature& road, Projector const& project) { road.line = project(road.line); });
}

std::vector<Closure> to_frame(std::vector<Closure> closures, Crs const& frame, Context& context) {
  return changed(std::move(closures), frame, context, [](Closure& closure, Projector const& project) {
    closure.geometry = project(closure.geometry);
  });
}

std::vector<RestrictedArea> to_frame(std::vector<RestrictedArea> areas, Crs const& frame, Context& context) {
  return changed(std::move(areas), frame, context,
                 [](RestrictedArea& area, Projector const& project) { area.area = project(area.area); });
}

std::vector<ControlArea> to_frame(std::vector<ControlArea> areas, Crs const& frame, Context& context) {
  return changed(std::move(areas), frame, context,
                 [](ControlArea& area, Projector const& project) { area.area = project(area.area); });
}

std::vector<Gate> to_frame(std::vector<Gate> gates, Crs const& frame, Context& context) {
  return changed(std::move(gates), frame, context,
                 [](Gate& gate, Projector const& project) { gate.point = project(gate.place); });
}

std::vector<Place> to_frame(std::vector<Place> places, Crs const& frame, Context& context) {
  return changed(std::move(places), frame, context,
                 [](Place& place, Projector const& project) { place.point = project(place.place); });
}

std::vector<Zone> to_frame(std::vector<Zone> zones, Crs const& frame, Context& context) {
  return changed(std::move(zones), frame, context,
                 [](Zone& zone, Projector const& project) { zone.area = project(zone.area); });
}

std::vector<Line> to_frame(std::vector<Line> lines, Crs const& frame, Context& context) {
  return changed(std::move(lines), frame, context,
                 [](Line& line, Projector const& project) { line = project(line); });
}

std::vector<MultiPolygon> to_frame(std::vector<MultiPolygon> areas, Crs const& frame, Context& context) {
  return changed(std::move(areas), frame, context,
                 [](MultiPolygon& area, Projector const& project) { area = project(area); });
}

}  // namespace passage
