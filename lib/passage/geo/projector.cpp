#include "passage/geo/projector.hpp"

#include <cmath>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/detail/proj_context.hpp"

namespace passage {

struct Projector::State {
  bool identity = false;
  detail::ProjContext context;  ///< its own, so that it may be used and destroyed on any thread
  detail::ProjObject transformation;
  std::string from, to;
};

Projector::Projector(Crs const& from, Crs const& to) : state_(std::make_unique<State>()) {
  state_->from = from.name();
  state_->to = to.name();
  if (from == to) {
    state_->identity = true;
    return;
  }
  state_->context = detail::make_proj_context();
  auto* context = state_->context.get();
  detail::ProjObject const source{proj_create(context, from.wkt().c_str())};
  detail::ProjObject const target{proj_create(context, to.wkt().c_str())};
  detail::ProjObject raw{
      source && target ? proj_create_crs_to_crs_from_pj(context, source.get(), target.get(), nullptr, nullptr)
                       : nullptr};
  if (raw) state_->transformation.reset(proj_normalize_for_visualization(context, raw.get()));
  if (!state_->transformation) {
    throw Error{ErrorKind::input, "no_transformation",
                fmt::format("PROJ knows no way from {} to {}", from.name(), to.name()),
                "reproject the layer with a GIS first"};
  }
}

Projector::~Projector() = default;
Projector::Projector(Projector&&) noexcept = default;
Projector& Projector::operator=(Projector&&) noexcept = default;

Point Projector::operator()(Point point) const {
  if (state_->identity) return point;
  auto const result = proj_trans(state_->transformation.get(), PJ_FWD, proj_coord(point.x, point.y, 0, 0));
  if (!std::isfinite(result.xy.x) || !std::isfinite(result.xy.y)) {
    throw Error{ErrorKind::input, "outside_projection",
                fmt::format("the coordinate {} {} of {} has no place in {}", point.x, point.y, state_->from,
                            state_->to),
                "check the layer's CRS: swapped or mislabelled coordinates are the usual cause"};
  }
  return {result.xy.x, result.xy.y};
}

Line Projector::operator()(Line const& line) const {
  Line projected;
  projected.reserve(line.size());
  for (auto const& point : line) projected.push_back((*this)(point));
  return projected;
}

Polygon Projector::operator()(Polygon const& polygon) const {
  Polygon projected{(*this)(polygon.outer), {}};
  for (auto const& hole : polygon.holes) projected.holes.push_back((*this)(hole));
  return projected;
}

MultiPolygon Projector::operator()(MultiPolygon const& polygons) const {
  MultiPolygon projected;
  for (auto const& polygon : polygons) projected.push_back((*this)(polygon));
  return projected;
}

Geometry Projector::operator()(Geometry const& geometry) const {
  return std::visit(
      [this](auto const& parts) -> Geometry {
        if constexpr (std::is_same_v<std::decay_t<decltype(parts)>, std::monostate>) {
          return parts;
        } else {
          std::decay_t<decltype(parts)> projected;
          for (auto const& part : parts) projected.push_back((*this)(part));
          return projected;
        }
      },
      geometry);
}

}  // namespace passage
