#pragma once
// Polygons as readers need them: valid, and measured in km².
#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"
#include "passage/read/detail/fields.hpp"

namespace passage::detail {

/// The feature's polygons, repaired where their outline crosses itself (counted in `repaired_ones` with what
/// and where). Empty when the feature has none.
MultiPolygon valid_area(Feature const& feature, Tally& repaired_ones);
/// The finding that belongs to it.
void report_repaired(Tally const& repaired_ones, Context& context, std::string const& input,
                     std::string const& source);

/// An equal-area plane around longitude/latitude areas, for sizes and distances in metres.
class EqualAreaPlane {
 public:
  explicit EqualAreaPlane(Box const& degrees);
  MultiPolygon operator()(MultiPolygon const& degrees) const { return to_plane_(degrees); }
  /// "31.58 4.85" of a point of the plane.
  std::string place(Point point) const;

 private:
  Projector to_plane_, to_degrees_;
};

inline double square_km(MultiPolygon const& plane) {
  return area(plane) / 1e6;
}

}  // namespace passage::detail
