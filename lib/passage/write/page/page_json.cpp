#include "passage/write/page/page_json.hpp"

#include <algorithm>

#include "passage/geo/coordinate_rounding.hpp"
#include "passage/geo/overlay.hpp"

namespace passage::detail {

PageSource::PageSource(RunResult const& run, Messages const& messages)
    : result(run), say(messages), to_degrees(run.frame.grid.crs, Crs{}) {
  constexpr int finest = 5;  // a metre is enough for a page
  decimals = std::min(finest, degree_decimals(run.facts.coordinate_grid));
  auto const content = map_content(run);
  double const side = std::max({content.width(), content.height(), 1000.0});
  ground = content.grown(side * 0.35);
  tolerance_m = side / 4000;
}

PageJson PageSource::flat(Line const& frame_line) const {
  auto numbers = PageJson::array();
  for (auto point : frame_line) {
    auto const place = rounded(to_degrees.lon_lat(point), decimals);
    numbers.push_back(place.lat);
    numbers.push_back(place.lon);
  }
  return numbers;
}

PageJson PageSource::simple(Line const& frame_line) const {
  return flat(frame_line.size() > 2 ? simplified(frame_line, tolerance_m) : frame_line);
}

PageJson PageSource::rings(MultiPolygon const& frame_polygons) const {
  auto all = PageJson::array();
  for (auto const& polygon : simplified(frame_polygons, tolerance_m)) {
    all.push_back(flat(polygon.outer));
    for (auto const& hole : polygon.holes) all.push_back(flat(hole));
  }
  return all;
}

}  // namespace passage::detail
