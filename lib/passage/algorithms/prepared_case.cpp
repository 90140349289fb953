#include "passage/algorithms/prepared_case.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/core.h>

#include "passage/algorithms/event_table.hpp"
#include "passage/algorithms/movement_rules.hpp"
#include "passage/algorithms/sheet_facts.hpp"
#include "passage/algorithms/vehicle_profiles.hpp"
#include "passage/align/frame.hpp"
#include "passage/align/project.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/geo/projector.hpp"
#include "passage/layers/delay_places.hpp"
#include "passage/layers/gate_hours.hpp"
#include "passage/layers/hazard.hpp"
#include "passage/layers/hillshade.hpp"
#include "passage/layers/never_through.hpp"
#include "passage/layers/road_costs.hpp"
#include "passage/layers/road_speeds.hpp"
#include "passage/model/consent_rules.hpp"
#include "passage/model/place_size.hpp"

namespace passage {

namespace {

CrossingRule crossing_rule(Scenario const& scenario) {
  if (!scenario.control) return CrossingRule::roads;
  switch (scenario.control->crossing) {
    case tables::Crossing::gates:
      return CrossingRule::gates;
    case tables::Crossing::roads:
      return CrossingRule::roads;
    case tables::Crossing::automatic:
      break;
  }
  return CrossingRule::automatic;
}

/// Align and layers; the case grows step by step.
class CasePreparation {
 public:
  CasePreparation(Scenario const& scenario, ScenarioInputs inputs, Context& context)
      : scenario_(scenario), context_(context) {
    case_.inputs = std::move(inputs);
    case_.vehicle = vehicle_profile(scenario);
    case_.season = season_of(scenario);
  }

  PreparedCase prepare() {
    case_.inputs.clock.begin_step(context_, "align", 0.05, 0.15);
    choose_frame_and_project();
    if (!case_.roads.empty()) build_graph();
    read_movement();
    case_.inputs.clock.begin_step(context_, "layers", 0.15, 0.3);
    make_layers();
    return std::move(case_);
  }

 private:
  // align

  void choose_frame_and_project() {
    std::vector<Box> extents;
    for (auto const& road : case_.inputs.roads) extents.push_back(bounds(road.line));
    for (auto const* places : {&case_.inputs.origins, &case_.inputs.destinations, &case_.inputs.stops}) {
      for (auto const& place : *places)
        extents.push_back(Box{{place.place.lon, place.place.lat}, {place.place.lon, place.place.lat}});
    }
    for (auto const& line : case_.inputs.proposals) extents.push_back(bounds(line));
    case_.result.frame = choose_frame(extents, scenario_.scenario.cell, scenario_.scenario.crs.value);
    case_.result.assumptions.push_back(describe(case_.result.frame));
    auto const& crs = case_.result.frame.grid.crs;
    case_.roads = to_frame(std::move(case_.inputs.roads), crs, context_);
    case_.result.closures = to_frame(std::move(case_.inputs.closures), crs, context_);
    case_.result.restricted = to_frame(std::move(case_.inputs.restricted), crs, context_);
    if (case_.inputs.control)
      case_.result.control.emplace(to_frame(std::move(*case_.inputs.control), crs, context_));
    case_.proposals = to_frame(std::move(case_.inputs.proposals), crs, context_);
    case_.gates = to_frame(std::move(case_.inputs.gates), crs, context_);
    case_.zones = to_frame(case_.inputs.zones, crs, context_);
    project_base_map(crs);
    divide_unrecorded_ground();
    add_places(case_.inputs.origins, crs);
    add_places(case_.inputs.destinations, crs);
    case_.ends = case_.result.places.size();
    add_places(case_.inputs.stops, crs);
    case_.stops = case_.inputs.stops.size();
    add_places(case_.inputs.sites, crs);
    give_codes();
  }

  /// Places without a P-code of their own have that of the zone they lie in; a zone's number is none.
  void give_codes() {
    if (case_.zones.empty()) return;
    std::vector<MultiPolygon> areas;
    areas.reserve(case_.zones.size());
    for (auto const& zone : case_.zones) areas.push_back(zone.area);
    AreaIndex const index{areas};
    auto const is_letter = [](unsigned char sign) { return std::isalpha(sign) != 0; };
    for (auto* places : {&case_.result.places, &case_.result.base.places}) {
      for (auto& place : *places) {
        if (!place.code.empty()) continue;
        auto const around = index.containing(place.point);
        if (around.empty() || std::ranges::none_of(case_.zones[around.front()].code, is_letter)) continue;
        place.code = case_.zones[around.front()].code;
      }
    }
  }

  /// Every connected area of ground without a recorded holder has a stand-in of its own, called by its
  /// largest named place.
  void divide_unrecorded_ground() {
    if (!case_.result.control) return;
    auto& control = *case_.result.control;
    auto const box = case_.result.frame.grid.bounds();
    control.divide_unrecorded(box.grown(box.width()), SquareMetres{1e6}, 16);
    for (std::size_t i = 0; i < control.unrecorded_areas().size(); ++i) {
      AreaIndex const area{std::vector<MultiPolygon>{control.unrecorded_areas()[i].area}};
      Place const* largest = nullptr;
      for (auto const& place : case_.result.base.places) {
        bool const is_larger = !largest || size_for_names(place) > size_for_names(*largest);
        if (is_larger && !area.containing(place.point).empty()) largest = &place;
      }
      if (largest) control.name_unrecorded(i, fmt::format("area {} with {}", i + 1, largest->name));
    }
  }

  void add_places(std::vector<Place> const& places, Crs const& crs) {
    for (auto& place : to_frame(places, crs, context_)) case_.result.places.push_back(std::move(place));
  }

  void project_base_map(Crs const& crs) {
    case_.result.base.water = to_frame(std::move(case_.inputs.base.water), crs, context_);
    if (!case_.inputs.land.empty()) {
      // Far beyond the frame, so that a map's margins show the sea too.
      auto const box = case_.result.frame.grid.bounds().grown(case_.result.frame.grid.bounds().width());
      Polygon const everything{{box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}, box.low},
                               {}};
      auto const land = union_of(to_frame(std::move(case_.inputs.land), crs, context_));
      case_.result.base.water.push_back(difference({everything}, land));
    }
    case_.result.base.rivers = to_frame(std::move(case_.inputs.base.rivers), crs, context_);
    case_.result.base.boundaries = to_frame(std::move(case_.inputs.base.boundaries), crs, context_);
    case_.result.base.disputed_lines = to_frame(std::move(case_.inputs.base.disputed_lines), crs, context_);
    case_.result.base.places = to_frame(std::move(case_.inputs.base.places), crs, context_);
    if (case_.inputs.elevation) {
      constexpr int most_cells = 900;
      case_.result.base.relief =
          hillshade(*case_.inputs.elevation, case_.result.frame.grid, most_cells, context_);
      case_.inputs.elevation.reset();
    }
  }

  void build_graph() {
    RoadGraphInputs graph;
    graph.crs = case_.result.frame.grid.crs;
    graph.roads = case_.roads;
    graph.snap = road_snap(scenario_);
    graph.turn_restrictions = case_.inputs.turn_restrictions;
    graph.control = case_.result.control ? &*case_.result.control : nullptr;
    graph.crossing = crossing_rule(scenario_);
    graph.gates = case_.gates;
    if (scenario_.gates) graph.gate_snap = scenario_.gates->snap;
    graph.closures = case_.result.closures;
    if (scenario_.closures) graph.closure_buffer = scenario_.closures->buffer;
    graph.when = movement_date(scenario_);
    graph.restricted = case_.result.restricted;
    graph.verified_roads = to_frame(std::move(case_.inputs.verified_roads), graph.crs, context_);
    graph.consent_areas = consent_areas();
    graph.places = std::span{case_.result.places}.first(case_.ends + case_.stops);
    graph.joinable = joinable_roads();
    graph.barriers = to_frame(std::move(case_.inputs.barriers), graph.crs, context_);
    case_.network = build_road_graph(graph, context_);
    note_delays();
    add_access_legs();
  }

  std::vector<bool> joinable_roads() const {
    std::vector<bool> joinable;
    joinable.reserve(case_.roads.size());
    for (auto const& road : case_.roads) {
      bool const is_open = road.status == RoadStatus::open || road.status == RoadStatus::restricted;
      joinable.push_back(is_open && is_fit(road, case_.vehicle));
    }
    return joinable;
  }

  void add_access_legs() {
    auto& result = case_.result;
    for (std::size_t i = 0; i < case_.network.connections.size(); ++i) {
      auto const& connection = case_.network.connections[i];
      AccessLeg leg{
          i, {result.places[i].point, connection.foot}, connection.distance, {}, connection.crosses};
      leg.time = leg.length / case_.vehicle.off_road;
      result.access_legs.push_back(std::move(leg));
    }
    result.assumptions.push_back(
        fmt::format("Places join the nearest road on their own side in a straight line, driven at {:.0f} "
                    "km/h: its time is "
                    "counted, its exposure is not.",
                    case_.vehicle.off_road.value * 3.6));
  }

  void read_movement() {
    case_.movement = movement_rules(
        scenario_,
        {case_.result.places.begin(), case_.result.places.begin() + static_cast<std::ptrdiff_t>(case_.ends)});
    if (!case_.movement) return;
    for (auto& sentence : movement_assumptions(scenario_, *case_.movement))
      case_.result.assumptions.push_back(std::move(sentence));
  }

  /// Roads that state a delay of their own pay it in one place.
  void note_delays() {
    place_delays(case_.roads, case_.network.graph, context_);
    auto const count =
        std::ranges::count_if(case_.roads, [](RoadFeature const& r) { return r.delay.value > 0; });
    if (count == 0) return;
    case_.result.assumptions.push_back(
        fmt::format("{} roads state a delay of their own (borders, ferries). It is counted where it is "
                    "taken: at the crossing "
                    "point on the road, else in the road's middle; whoever does not drive over that place "
                    "does not pay it.",
                    count));
  }

  /// The zones that agreements name by their P-code.
  std::vector<ConsentArea> consent_areas() {
    std::vector<ConsentArea> areas;
    ConsentRules const rules{case_.inputs.authorities, case_.gates};
    for (auto const& zone : case_.zones) {
      auto const parties = rules.zone(zone.code);
      if (!parties.empty()) areas.push_back({zone.area, parties});
    }
    for (auto const& agreement : case_.inputs.authorities.agreements) {
      for (auto const& code : agreement.covers) {
        bool const is_zone = code.rfind("gate:", 0) != 0;
        if (!is_zone || std::ranges::find(case_.zones, code, &Zone::code) != case_.zones.end()) continue;
        context_.find(
            {Severity::warning, "agreement_covers_nothing",
             fmt::format("The agreement with {} covers zone {}, which is not among the zones given.",
                         case_.inputs.authorities.name(agreement.with), code),
             "agreements", code, 1});
      }
    }
    return areas;
  }

  // layers

  void make_layers() {
    if (case_.inputs.hazard) {
      case_.result.hazard = std::move(case_.inputs.hazard);
    } else if (case_.inputs.incidents && !case_.inputs.incidents->empty()) {
      make_hazard_surface();
    }
    if (case_.roads.empty()) return;
    case_.result.assumptions.push_back(describe_driving(scenario_, case_.vehicle));
    RoadCostInputs costs;
    costs.roads = case_.roads;
    costs.driving = {&case_.vehicle, case_.season};
    costs.vehicle_count = vehicle_count(scenario_);
    costs.load = gross_weight();
    costs.hazard = case_.result.hazard ? &*case_.result.hazard : nullptr;
    cost_roads(case_.network.graph, costs, case_.inputs.authorities, context_);
    std::vector<std::string> never;
    for (auto const& name : scenario_.corridors.never_through) never.push_back(name.value);
    shut_never_through(case_.network.graph, never, case_.inputs.authorities, context_);
    shut_never_open(case_.network.graph, case_.movement ? &case_.movement->calendar : nullptr, context_);
    case_.result.authorities = case_.inputs.authorities;
  }

  /// As stated, else what such a vehicle weighs, which is an assumption.
  std::optional<Tonnes> gross_weight() {
    if (scenario_.movement && scenario_.movement->load) return scenario_.movement->load;
    if (case_.vehicle.gross) {
      case_.result.assumptions.push_back(
          fmt::format("No load is stated: {:g} t gross is assumed for each vehicle where roads and crossing "
                      "points limit it.",
                      case_.vehicle.gross->value));
    }
    return case_.vehicle.gross;
  }

  void make_hazard_surface() {
    auto const& grid = case_.result.frame.grid;
    auto const& table = *scenario_.incidents;
    auto options = hazard_options(table, as_of(scenario_));
    Projector const to_plane{Crs{}, grid.crs};
    for (auto const& area : case_.inputs.areas.districts) options.districts.push_back(to_plane(area));
    for (auto const& area : case_.inputs.areas.provinces) options.provinces.push_back(to_plane(area));
    options.observed_window = observed_window();
    case_.events = event_classes(*case_.inputs.incidents, table);
    set_options(case_.events, options);
    case_.result.hazard = make_hazard(case_.events, grid, context_);
    case_.standing = make_standing_density(case_.events, grid, context_);
    state_assumptions(options);
    EventTable table_of_events;
    ObservedWindow const window{grid, options.observed_window};
    for (auto const& events : case_.events)
      table_of_events.add(events.name, events.incidents,
                          select_events(events.incidents, events.options, grid, window).uses);
    table_of_events.add_unread(context_.findings);
    case_.result.events = table_of_events.groups();
  }

  void state_assumptions(HazardOptions const& options) {
    auto& assumptions = case_.result.assumptions;
    for (auto const& events : case_.events) {
      assumptions.push_back(fmt::format(
          "{} count half after {:.0f} days; each is spread with a standard deviation of {:.1f} km and the "
          "error of its place{}.",
          case_.events.size() > 1 ? fmt::format("Recorded incidents of the class \"{}\"", events.name)
                                  : "Recorded incidents",
          events.options.half_life / day, events.options.bandwidth / kilometre,
          events.is_persistent ? "; they stay where they are and count per kilometre of road" : ""));
    }
    assumptions.push_back(
        fmt::format("{:.0f} % of the rate is recent, the rest the long run; a twentieth is spread evenly.",
                    options.recent_share.value * 100));
    auto const& dispersion = scenario_.incidents->dispersion;
    assumptions.push_back(
        dispersion ? fmt::format("The chance of any recorded incident takes their clustering into account "
                                 "(dispersion {:g}, one number for all routes).",
                                 dispersion->value)
                   : "The chance of any recorded incident takes incidents as independent of each other: no "
                     "dispersion is given.");
    if (!case_.inputs.areas.assumption.empty()) assumptions.push_back(case_.inputs.areas.assumption);
  }

  /// Where events are recorded at all: as given, else the zones if the events stop at their border.
  MultiPolygon observed_window() {
    auto const& plane = case_.result.frame.grid.crs;
    if (!case_.inputs.observed.empty()) return Projector{Crs{}, plane}(case_.inputs.observed);
    std::vector<MultiPolygon> parts;
    for (auto const& zone : case_.zones) parts.push_back(zone.area);
    auto ground = watched_ground(parts, *case_.inputs.incidents, plane);
    case_.result.assumptions.push_back(ground.assumption);
    return std::move(ground.area);
  }

  Scenario const& scenario_;
  Context& context_;
  PreparedCase case_;
};

}  // namespace

Date movement_date(Scenario const& scenario) {
  if (scenario.movement && scenario.movement->depart) return *scenario.movement->depart;
  return as_of(scenario);
}

Metres road_snap(Scenario const& scenario) {
  if (scenario.roads->snap) return *scenario.roads->snap;
  return is_osm(*scenario.roads) ? Metres{0} : Metres{20};
}

int vehicle_count(Scenario const& scenario) {
  return scenario.movement ? static_cast<int>(scenario.movement->count.value) : 1;
}

PreparedCase prepare_case(Scenario const& scenario, ScenarioInputs inputs, Context& context) {
  return CasePreparation{scenario, std::move(inputs), context}.prepare();
}

}  // namespace passage
