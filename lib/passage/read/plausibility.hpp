#pragma once
// Whether inputs fit the question and each other: what `check` reports and `run` repeats.
#include <optional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/base/date.hpp"
#include "passage/base/error.hpp"
#include "passage/geo/geometry.hpp"
#include "passage/model/control_map.hpp"
#include "passage/model/gate.hpp"
#include "passage/model/incident.hpp"
#include "passage/model/place.hpp"
#include "passage/model/road_feature.hpp"

namespace passage {

/// The newest date that values state of themselves, for check_staleness; empty when none does.
std::optional<Date> newest(std::vector<ControlArea> const& areas);
std::optional<Date> newest(std::vector<Incident> const& incidents);
std::optional<Date> newest(std::vector<RoadFeature> const& roads);

/// A finding when the newest date an input states of itself lies more than `stale_after` before `as_of`
/// (serious beyond ten times that), or when it states none (note).
void check_staleness(std::string const& input, std::optional<Date> newest, Date as_of, Seconds stale_after,
                     Context& context);

/// As above for every crossing point: each has a date of its own.
void check_gate_staleness(std::vector<Gate> const& gates, Date as_of, Seconds stale_after, Context& context);

/// `as_of` before all incidents is a problem "as_of_before_incidents": nothing could be counted. Incidents
/// recorded after it are a finding with their count; they are not used.
void check_as_of(std::vector<Incident> const& incidents, Date as_of, Problems& problems, Context& context);

/// Where a layer lies, in longitude and latitude.
struct LayerExtent {
  std::string input;   ///< scenario table
  std::string source;  ///< "gates.csv"
  Box degrees;
};

/// A layer that does not come within `reach` of the first one (the roads): a problem "extents_do_not_meet",
/// which says so when it would with longitude and latitude exchanged ("swapped_coordinates").
void check_extents(std::vector<LayerExtent> const& layers, Metres reach, Problems& problems);

/// Points outside `reach` of the roads' extent that lie inside when longitude and latitude are exchanged: a
/// finding "swapped_coordinates", or a problem of that code when more than half of the points do. Other
/// points outside are the finding "points_outside".
struct NamedPoint {
  std::string name;
  LonLat place;
};
void check_points(LayerExtent const& points_of, std::vector<NamedPoint> const& points, Box const& roads,
                  Metres reach, Problems& problems, Context& context);

/// Points that lie away from the others, and among them with longitude and latitude exchanged, where no roads
/// say where they belong: a finding "swapped_coordinates", or a problem of that code when more than half of
/// the points do. `ground.degrees` is where they belong; empty: the box that holds nine tenths of them along
/// either axis, with half its size and a degree of margin.
void check_exchanged(LayerExtent const& ground, std::vector<NamedPoint> const& points, Problems& problems,
                     Context& context);

/// A finding "far_from_namesake" for each place that lies more than `reach` from every place of that name in
/// `known` (a gazetteer; names compared ignoring case), with the distance.
void check_namesakes(std::string const& input, std::vector<Place> const& places,
                     std::vector<Place> const& known, Metres reach, Context& context);

}  // namespace passage
