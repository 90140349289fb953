#pragma once
// Inputs from longitude/latitude into the plane of the frame.
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/crs.hpp"
#include "passage/model/closure.hpp"
#include "passage/model/control_map.hpp"
#include "passage/model/gate.hpp"
#include "passage/model/place.hpp"
#include "passage/model/population.hpp"
#include "passage/model/road_feature.hpp"

namespace passage {

/// Each takes values whose coordinates are WGS 84 longitude/latitude and gives them back in `frame`, vertex
/// by vertex, in the same order. Places and gates get their `point`. All throw Error{input,
/// "outside_projection"} with the coordinate where the frame's CRS has no answer.
std::vector<RoadFeature> to_frame(std::vector<RoadFeature> roads, Crs const& frame, Context& context);
std::vector<Closure> to_frame(std::vector<Closure> closures, Crs const& frame, Context& context);
std::vector<RestrictedArea> to_frame(std::vector<RestrictedArea> areas, Crs const& frame, Context& context);
std::vector<ControlArea> to_frame(std::vector<ControlArea> areas, Crs const& frame, Context& context);
std::vector<Gate> to_frame(std::vector<Gate> gates, Crs const& frame, Context& context);
std::vector<Place> to_frame(std::vector<Place> places, Crs const& frame, Context& context);
std::vector<Zone> to_frame(std::vector<Zone> zones, Crs const& frame, Context& context);
std::vector<Line> to_frame(std::vector<Line> lines, Crs const& frame, Context& context);
std::vector<MultiPolygon> to_frame(std::vector<MultiPolygon> areas, Crs const& frame, Context& context);

}  // namespace passage
