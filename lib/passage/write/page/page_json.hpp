#pragma once
// Pieces of the page's JSON. Only this folder sees the JSON library.
#include <nlohmann/json.hpp>

#include "passage/geo/projector.hpp"
#include "passage/model/run_result.hpp"
#include "passage/write/map/view.hpp"
#include "passage/write/messages.hpp"

namespace passage::detail {

using PageJson = nlohmann::ordered_json;

/// What every piece is made from.
struct PageSource {
  RunResult const& result;
  Messages const& say;
  Projector to_degrees;
  Box ground;          ///< what the map may show, frame coordinates
  double tolerance_m;  ///< of simplification: a share of a pixel at the scale of the whole
  int decimals = 5;    ///< of a degree

  PageSource(RunResult const& run, Messages const& messages);
  /// [lat, lon, lat, lon …] with five decimals, or fewer where the readers may hold no more.
  PageJson flat(Line const& frame_line) const;
  PageJson flat(Point frame_point) const { return flat(Line{frame_point}); }
  /// As `flat`, with fewer points.
  PageJson simple(Line const& frame_line) const;
  /// Rings of all polygons, outer ones and holes alike (drawn even-odd).
  PageJson rings(MultiPolygon const& frame_polygons) const;
  bool is_near(Box const& box) const { return box.intersects(ground); }
};

PageJson options_json(PageSource const& source);
PageJson table_json(PageSource const& source);
PageJson front_json(PageSource const& source);
PageJson if_no_json(PageSource const& source);
/// People within reach of each option: tables by band, walking curves; empty without population.
PageJson reach_json(PageSource const& source);
/// Water, roads, boundaries, control, fronts, closures, restricted ground, crossing points, places, density:
/// one member each, added to `data`.
void add_ground(PageJson& data, PageSource const& source);

}  // namespace passage::detail
