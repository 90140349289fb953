#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/evaluate/crossings.hpp"
#include "passage/evaluate/incidents.hpp"
#include "passage/evaluate/recost.hpp"
#include "passage/evaluate/segments.hpp"
#include "passage/model/assessment.hpp"
#include "passage/model/consent_rules.hpp"
#include "passage/model/place.hpp"
#include "passage/model/population.hpp"
#include "passage/model/vehicle.hpp"

namespace passage {

/// A line to assess, whoever drew it.
struct RouteLine {
  Line line;                 ///< frame coordinates, in the direction of travel
  std::vector<Point> stops;  ///< origin, stops and destination; empty: the two ends of the line
  Metres tolerance{25};      ///< how far from a road it may lie and still follow it: MatchOptions::tolerance
  /// Bare driving time between each of `stops` and the line, one way; empty: none. Counted in the time, twice
  /// for stops between the ends.
  std::vector<Seconds> access = {};

  Seconds access_first() const { return access.empty() ? Seconds{} : access.front(); }
  Seconds access_last() const { return access.empty() ? Seconds{} : access.back(); }
};

/// A distance that people are counted within, as it was asked for ("5km").
struct DistanceBand {
  std::string name;
  Metres within;
};

/// Everything that lines are assessed against. A null pointer means that nothing was given: the measures that
/// need it stay empty and `data_gaps` says so. What is pointed at must outlive the Assessor. All geometry but
/// that of `incidents` and the population raster is in frame coordinates.
struct Evidence {
  Crs frame;
  Date as_of;                         ///< evidence is counted back from this day
  std::optional<Date> movement_date;  ///< when agreements must hold; empty: `as_of`
  int vehicles = 1;                   ///< of the convoy, for waits
  int stale_days = 30;                ///< reports of crossing points older than this are a gap

  RoadMatcher const* roads = nullptr;
  RoadTimes const* times = nullptr;  ///< needed with `roads`
  /// Per road the vehicles that take it, as bits 1 << Vehicle; empty: not known.
  std::vector<std::uint8_t> fit_vehicles;
  std::optional<Vehicle> vehicle;  ///< the one that moves, with its gross weight where it is stated
  std::optional<Tonnes> gross;
  std::optional<MetresPerSecond> speed;      ///< where no roads are given at all
  std::vector<Gate> const* gates = nullptr;  ///< a GateId is an index
  std::vector<GatePosition> gate_positions;  ///< from gate_positions(graph)
  Metres gate_reach{500};                    ///< of crossing points where a line follows no road
  std::vector<ClosedStretch> closed;         ///< from closed_stretches(graph)
  bool closures_considered = false;
  ControlMap const* control = nullptr;
  Authorities const* authorities = nullptr;
  ConsentRules const* consents = nullptr;            ///< needed with `authorities`
  std::vector<Zone> const* consent_zones = nullptr;  ///< areas that agreements name by P-code
  HazardSurface const* hazard = nullptr;
  std::vector<Incident> const* incidents = nullptr;
  int window_days = 365;
  std::vector<RestrictedArea> const* restricted = nullptr;
  Population const* population = nullptr;
  std::vector<DistanceBand> along{{"2km", Metres{2000}}, {"5km", Metres{5000}}};
  std::vector<DistanceBand> near_stops{{"5km", Metres{5000}}};
  std::vector<Place> const* sites = nullptr;
  Metres site_reach{5000};  ///< sites this near to a stop are served
};

/// Assesses lines, ours and anybody's, by one set of rules. Prepares indexes once. Not for several threads at
/// once.
class Assessor {
 public:
  explicit Assessor(Evidence evidence);
  ~Assessor();
  Assessor(Assessor&&) noexcept;
  Assessor& operator=(Assessor&&) noexcept;

  /// Every measure of one line. The line is matched back to source roads by geometry only; length, time and
  /// exposure come from those roads.
  Assessment assess(RouteLine const& route, Context& context) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// As above for a single line.
Assessment assess(RouteLine const& route, Evidence const& evidence, Context& context);

}  // namespace passage
