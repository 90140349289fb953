#include "passage/write/map/view.hpp"

#include <algorithm>

namespace passage {

MapView::MapView(Box const& content, Box const& paper) : paper_(paper) {
  constexpr double margin_share = 0.09;
  double const width = std::max(content.width(), 1000.0) * (1 + 2 * margin_share);
  double const height = std::max(content.height(), 1000.0) * (1 + 2 * margin_share);
  mm_per_metre_ = std::min(paper.width() / width, paper.height() / height);
  auto const centre = content.centre();
  double const half_width = paper.width() / mm_per_metre_ / 2,
               half_height = paper.height() / mm_per_metre_ / 2;
  ground_ = {{centre.x - half_width, centre.y - half_height},
             {centre.x + half_width, centre.y + half_height}};
}

Line MapView::operator()(Line const& ground) const {
  constexpr double finest_mm = 0.06;  // nobody sees less
  Line line;
  for (std::size_t i = 0; i < ground.size(); ++i) {
    auto const point = (*this)(ground[i]);
    bool const is_end = i == 0 || i + 1 == ground.size();
    if (is_end || distance(line.back(), point) >= finest_mm) line.push_back(point);
  }
  return line;
}

MultiPolygon MapView::operator()(MultiPolygon const& ground) const {
  MultiPolygon polygons;
  for (auto const& polygon : ground) {
    Polygon made{(*this)(polygon.outer), {}};
    for (auto const& hole : polygon.holes) made.holes.push_back((*this)(hole));
    polygons.push_back(std::move(made));
  }
  return polygons;
}

Point MapView::ground_at(Point paper) const {
  return {ground_.low.x + (paper.x - paper_.low.x) / mm_per_metre_,
          ground_.low.y + (paper_.high.y - paper.y) / mm_per_metre_};
}

Box map_content(RunResult const& result) {
  Box content;
  for (auto const& option : result.options) content.add(bounds(option.line));
  for (auto const& place : result.places) {
    if (place.role != PlaceRole::site || result.options.empty()) content.add(place.point);
  }
  if (content.is_empty()) content = result.frame.grid.bounds();
  return content;
}

}  // namespace passage
