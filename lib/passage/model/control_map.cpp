#include "passage/model/control_map.hpp"

#include <algorithm>

namespace passage {

namespace {

std::vector<MultiPolygon> outlines(std::vector<ControlArea> const& areas) {
  std::vector<MultiPolygon> polygons;
  for (auto const& area : areas) polygons.push_back(area.area);
  return polygons;
}

}  // namespace

ControlMap::ControlMap(std::vector<ControlArea> areas) : areas_(std::move(areas)), index_(outlines(areas_)) {}

Holding ControlMap::holding_of(std::vector<std::size_t> const& areas) const {
  Holding holding;
  for (auto area : areas) {
    auto const& holders = areas_[area].holders;
    holding.holders.insert(holding.holders.end(), holders.begin(), holders.end());
  }
  std::ranges::sort(holding.holders);
  auto const repeated = std::ranges::unique(holding.holders);
  holding.holders.erase(repeated.begin(), repeated.end());
  return holding;
}

Holding ControlMap::holding_at(Point point) const {
  return holding_of(index_.containing(point));
}

std::vector<ControlMap::HeldStretch> ControlMap::stretches(Line const& line, Metres shortest) const {
  std::vector<HeldStretch> held;
  for (auto const& stretch : index_.stretches(line, shortest.value)) {
    auto holding = holding_of(stretch.areas);
    if (!held.empty() && held.back().holding == holding) {
      held.back().upto = stretch.upto;
    } else {
      held.push_back({stretch.from, stretch.upto, std::move(holding)});
    }
  }
  return held;
}

}  // namespace passage
