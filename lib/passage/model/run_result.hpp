#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/base/findings.hpp"
#include "passage/geo/grid.hpp"
#include "passage/model/authority.hpp"
#include "passage/model/certificate.hpp"
#include "passage/model/closure.hpp"
#include "passage/model/control_map.hpp"
#include "passage/model/event_group.hpp"
#include "passage/model/hazard_surface.hpp"
#include "passage/model/movement_facts.hpp"
#include "passage/model/opening_report.hpp"
#include "passage/model/place.hpp"
#include "passage/model/provenance.hpp"
#include "passage/model/reach.hpp"
#include "passage/model/refusal.hpp"
#include "passage/model/relief.hpp"
#include "passage/model/road_feature.hpp"
#include "passage/model/route_option.hpp"

namespace passage {

/// What the sheet says of the question itself.
struct SheetFacts {
  std::string title, question, status, sensitivity_label;
  Date as_of, made_on, do_not_use_after;
  std::string disclaimer;             ///< organisation-neutral, replaceable
  std::string reference_hash;         ///< short content hash, printed
  std::string contact;                ///< where to report mistakes; may be empty
  Seconds stale_after{30 * 86400.0};  ///< inputs older than this are drawn as stale
  std::string paper = "A4";           ///< of map and brief: A4 or A3
  bool is_portrait = false;
  bool shows_all_holders = true;  ///< false: ground without a pattern may have a holder that is not shown
  bool shows_fall_back = true;    ///< false: an annex names no fall-back points
  Metres coordinate_grid;  ///< coordinates are multiples of this, and written no finer; zero: as computed
  MovementFacts movement;
};

/// Everything that lies under the message of a map, in frame coordinates.
struct BaseMap {
  std::vector<RoadFeature> roads;
  std::vector<MultiPolygon> water;
  std::vector<Line> rivers;
  std::vector<Place> places;
  std::vector<Line> boundaries;  ///< administrative
  std::vector<Line> disputed_lines;
  Relief relief;  ///< without cells: no heights were given
};

/// The front of one origin-destination pair with the option each point became, if any.
struct PairFront {
  std::size_t from = 0, to = 0;  ///< indices into places
  ParetoFront front;
};

/// The answer of the main job: what every writer draws from.
struct RunResult {
  SheetFacts facts;
  Frame frame;
  std::vector<Place> places;           ///< origins, stops, destinations, sites
  std::vector<AccessLeg> access_legs;  ///< of origins, stops and destinations, by place
  RoadGraph graph;
  std::vector<RouteOption> options;  ///< in display order
  std::vector<ReachReport> reach;    ///< by option; empty without population
  std::vector<PairFront> fronts;
  std::vector<Blockage> blockages;
  std::vector<RouteCertificate> certificates;  ///< one for every pair with options
  std::optional<OpeningReport> openings;       ///< for internal eyes; empty where nothing could open
  std::vector<RefusalAnswer> if_no;  ///< by pair; authorities, then pairs of them, then crossing points
  Authorities authorities;
  std::optional<ControlMap> control;
  std::vector<Closure> closures;  ///< frame coordinates
  std::vector<RestrictedArea> restricted;
  std::optional<HazardSurface> hazard;
  std::vector<EventGroup> events;  ///< which recorded events the hazard rests on, and which not
  Metres corridor_width{2000};
  BaseMap base;
  Findings findings;
  std::vector<std::string> assumptions;     ///< every one that was used, a sentence each
  std::vector<std::string> not_considered;  ///< inputs that were not given: "control areas"
  Provenance provenance;
};

}  // namespace passage
