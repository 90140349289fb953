#include "passage/model/control_map.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "passage/geo/line.hpp"
#include "passage/geo/overlay.hpp"

namespace passage {

namespace {

std::vector<MultiPolygon> outlines(std::vector<ControlArea> const& areas) {
  std::vector<MultiPolygon> polygons;
  polygons.reserve(areas.size());
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
  holding.holders.erase(std::unique(holding.holders.begin(), holding.holders.end()), holding.holders.end());
  return holding;
}

Holding ControlMap::holding_at(Point point) const {
  auto holding = holding_of(index_.containing(point));
  if (!holding.is_recorded()) holding.unrecorded = unrecorded_at(point);
  return holding;
}

std::string const& ControlMap::unrecorded_at(Point point) const {
  static std::string const none;
  if (!unrecorded_index_) return none;
  auto const found = unrecorded_index_->containing(point);
  return found.empty() ? none : unrecorded_[found.front()].name;
}

void ControlMap::divide_unrecorded(Box const& extent, SquareMetres least, std::size_t most) {
  std::vector<MultiPolygon> held;
  for (auto const& area : areas_) {
    if (!area.holders.empty()) held.push_back(area.area);
  }
  MultiPolygon const everything{
      {{extent.low, {extent.high.x, extent.low.y}, extent.high, {extent.low.x, extent.high.y}, extent.low},
       {}}};
  unrecorded_.clear();
  unrecorded_index_.reset();
  for (auto const& polygon : difference(everything, union_of(held))) {
    if (area(MultiPolygon{polygon}) >= least.value) unrecorded_.push_back({{polygon}, {}});
  }
  std::ranges::stable_sort(unrecorded_, std::greater{}, [](UnrecordedArea const& a) { return area(a.area); });
  if (unrecorded_.size() > most) unrecorded_.resize(most);
  std::ranges::stable_sort(unrecorded_, {}, [](UnrecordedArea const& a) { return bounds(a.area).low; });
  if (unrecorded_.size() < 2) return unrecorded_.clear();
  std::vector<MultiPolygon> polygons;
  for (std::size_t i = 0; i < unrecorded_.size(); ++i) {
    unrecorded_[i].name = "area " + std::to_string(i + 1);
    polygons.push_back(unrecorded_[i].area);
  }
  unrecorded_index_.emplace(polygons);
}

std::vector<ControlMap::HeldStretch> ControlMap::stretches(Line const& line, Metres shortest) const {
  std::vector<HeldStretch> held;
  for (auto const& stretch : index_.stretches(line, shortest.value)) {
    auto holding = holding_of(stretch.areas);
    // A stretch without holders is connected, so any of its points tells its area.
    if (!holding.is_recorded())
      holding.unrecorded = unrecorded_at(point_at(line, (stretch.from + stretch.upto) / 2));
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
