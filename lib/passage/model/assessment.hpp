#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"
#include "passage/model/authority.hpp"
#include "passage/model/control_map.hpp"
#include "passage/model/gate.hpp"
#include "passage/model/movement_plan.hpp"

namespace passage {

/// People within a distance. `band` is the asked distance or walking time as it was written ("5km", "1h").
struct PeopleInBand {
  std::string band;
  Persons people;
};

/// A stretch of a route between two kilometre posts on which nothing of note changes.
struct RouteSegment {
  Metres from, upto;  ///< kilometre posts
  Seconds time;       ///< moving time
  Holding holding;
  bool is_control_considered = true;
  std::string road_class;
  std::optional<HazardRate> mean_rate;  ///< empty: not computed or outside the observed window
  double avoid_factor = 1;
  bool is_forbidden = false;  ///< inside an area marked as forbidden
  bool is_closed = false;
  bool is_explosive_hazard = false;
  /// When a movement last used its roads, of several the longest ago; empty where any of them does not say.
  std::optional<Date> last_used;
  Line line;  ///< frame coordinates
};

/// A crossing point on a route, or a place where it changes the holder of the ground.
struct RouteCrossing {
  GateId gate;  ///< into the run's gates
  Metres at;    ///< kilometre post
};

/// A number of the assessment as it would be under another assumption than the one it is shown with.
struct OtherReading {
  std::string measure;     ///< the column of the assessment, or "chance_of_any_recorded_incident"
  std::string assumption;  ///< "half_life_halved"
  double value = 0;        ///< in the unit of the measure
};

/// A delay that the road table states, where it is taken: a border, a ferry.
struct RouteDelay {
  Metres at;  ///< kilometre post
  Seconds delay;
};

/// Every measure of one line, whoever drew it. Empty means not computed, never zero; `data_gaps` says why.
struct Assessment {
  Metres length;                ///< of source features where the line follows them, else geodesic
  std::optional<Seconds> time;  ///< moving time plus likely waits, one way
  std::optional<Seconds> moving_time;
  Seconds wait_least, wait_likely, wait_most;  ///< at crossing points, with the delays that roads state
  std::vector<RouteDelay> delays;              ///< of roads, by kilometre post
  std::optional<Seconds> elapsed;              ///< with hours, halts and margins of the movement
  std::optional<int> nights_en_route;
  std::optional<MovementPlan> plan;  ///< empty: no [movement], or no plan can be made (see data_gaps)
  std::optional<Date> earliest_departure;
  std::string largest_vehicle;      ///< empty: not computed
  std::optional<Tonnes> max_gross;  ///< least load limit on the way
  ConsentSet consents;              ///< whose agreement is needed
  ConsentSet agreements_missing;    ///< of these, not given
  std::vector<PartyId> also_notify;
  std::vector<RouteCrossing> crossings;
  int changes_of_control = 0;

  std::optional<int> recorded_incidents_within_5km;
  std::optional<int> incident_window_days;
  std::optional<DateSpan> last_incident;
  std::optional<ExpectedEvents> exposure;
  std::optional<ExpectedEvents> exposure_low, exposure_high, exposure_persistent;
  std::optional<Share> chance_of_any;  ///< of any recorded incident within the radius on one passage

  std::optional<Metres> explosive_hazard, closed, avoid, contested, unknown_control, unobserved;
  std::optional<Metres> unmatched;  ///< length that follows no road of the input
  std::optional<Date> oldest_last_used;

  std::vector<PeopleInBand> people_near_stops, people_along, people_walking;
  std::vector<std::string> sites_served;
  std::vector<RouteSegment> segments;
  std::vector<OtherReading> readings;  ///< by measure, in the order of the columns
  std::vector<std::string> data_gaps;

  /// The part of the waits that the road table states.
  Seconds stated_delay() const {
    Seconds sum;
    for (auto const& stated : delays) sum += stated.delay;
    return sum;
  }
};

}  // namespace passage
