#include "passage/model/control_map.hpp"

#include <algorithm>
#include <map>

#include "passage/geo/overlay.hpp"

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

std::vector<Line> change_lines(std::vector<ControlArea> const& areas) {
  std::map<PartyId, std::vector<MultiPolygon>> held;
  for (auto const& area : areas) {
    for (auto const holder : area.holders) held[holder].push_back(area.area);
  }
  std::vector<Line> lines;
  for (auto const& [holder, parts] : held) {
    for (auto& polygon : union_of(parts)) {
      lines.push_back(std::move(polygon.outer));
      for (auto& hole : polygon.holes) lines.push_back(std::move(hole));
    }
  }
  std::ranges::sort(lines);  // by coordinates: the order of holders leaves no trace
  return lines;
}

}  // namespace passage
