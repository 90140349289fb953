#include "passage/algorithms/check_inputs.hpp"

#include <fmt/format.h>

#include "passage/algorithms/prepared_case.hpp"
#include "passage/algorithms/sheet_facts.hpp"
#include "passage/geo/projected_box.hpp"
#include "passage/model/input_name.hpp"
#include "passage/read/plausibility.hpp"

namespace passage {

namespace {

/// Inputs that do not come this near to the roads answer another question.
constexpr Metres reach{100000};
/// A place this far from its namesake is hardly the place that is meant.
constexpr Metres namesake_reach{25000};

template <class Parts, class Extent>
Box extent_of(Parts const& parts, Extent&& extent) {
  Box box;
  for (auto const& part : parts) box.add(extent(part));
  return box;
}

Box point_box(LonLat place) {
  return {{place.lon, place.lat}, {place.lon, place.lat}};
}

class InputCheck {
 public:
  InputCheck(Scenario const& scenario, ScenarioInputs const& inputs, Context& context)
      : scenario_(scenario), inputs_(inputs), context_(context) {}

  void check() {
    check_age();
    check_places();
    check_agreements();
    problems_.throw_if_any(ErrorKind::input);
  }

 private:
  void check_age() {
    auto const today = as_of(scenario_);
    auto const stale = scenario_.scenario.stale_after;
    if (inputs_.control) check_staleness("control", newest(*inputs_.control), today, stale, context_);
    if (inputs_.incidents) {
      check_staleness("incidents", newest(*inputs_.incidents), today, stale, context_);
      check_as_of(*inputs_.incidents, today, problems_, context_);
    }
    if (!inputs_.gates.empty()) check_gate_staleness(inputs_.gates, today, stale, context_);
  }

  /// An answer that has run out when the movement leaves is none.
  void check_agreements() {
    auto const leaves = movement_date(scenario_);
    for (auto const& agreement : inputs_.authorities.agreements) {
      bool const was_given =
          agreement.status == AgreementStatus::verbal || agreement.status == AgreementStatus::written;
      if (!was_given || !agreement.valid_to || *agreement.valid_to >= leaves) continue;
      context_.find({Severity::serious, "agreement_expired",
                     fmt::format("The agreement with {} ended on {}, before the movement on {}: it counts as "
                                 "missing.",
                                 inputs_.authorities.name(agreement.with), format_date(*agreement.valid_to),
                                 format_date(leaves)),
                     "agreements", "", 1});
    }
  }

  void check_places() {
    auto const roads = extent_of(inputs_.roads, [](RoadFeature const& road) { return bounds(road.line); });
    if (roads.is_empty()) return;
    std::vector<LayerExtent> layers{{"roads", source_of("roads"), roads}};
    auto add = [&](std::string const& table, Box const& box) {
      if (!box.is_empty()) layers.push_back({table, source_of(table), box});
    };
    add("closures",
        extent_of(inputs_.closures, [](Closure const& closure) { return bounds(closure.geometry); }));
    add("zones", extent_of(inputs_.zones, [](Zone const& zone) { return bounds(zone.area); }));
    if (inputs_.control)
      add("control", extent_of(*inputs_.control, [](ControlArea const& area) { return bounds(area.area); }));
    if (inputs_.population) add("population", degrees_box(inputs_.population->cells.grid()));
    check_extents(layers, reach, problems_);

    check_named("from", inputs_.origins, roads);
    check_named("to", inputs_.destinations, roads);
    check_named("via", inputs_.stops, roads);
    check_named("sites", inputs_.sites, roads);
    std::vector<NamedPoint> gates;
    for (auto const& gate : inputs_.gates) gates.push_back({gate.name, gate.place});
    check_points_of("gates", gates, roads);
    std::vector<NamedPoint> incidents;
    if (inputs_.incidents) {
      for (auto const& incident : *inputs_.incidents) incidents.push_back({incident.id, incident.place});
    }
    check_points_of("incidents", incidents, roads);
  }

  void check_named(std::string const& table, std::vector<Place> const& places, Box const& roads) {
    std::vector<NamedPoint> points;
    points.reserve(places.size());
    for (auto const& place : places) points.push_back({place.name, place.place});
    check_points_of(table, points, roads);
    check_namesakes(table, places, inputs_.base.places, namesake_reach, context_);
  }
  void check_points_of(std::string const& table, std::vector<NamedPoint> const& points, Box const& roads) {
    if (points.empty()) return;
    auto const box = extent_of(points, [](NamedPoint const& point) { return point_box(point.place); });
    check_points({table, source_of(table), box}, points, roads, reach, problems_, context_);
  }

  std::string source_of(std::string const& table) const {
    for (auto const& record : inputs_.records) {
      if (record.table == table) return shown_name(record);
    }
    return "the scenario";
  }

  Scenario const& scenario_;
  ScenarioInputs const& inputs_;
  Context& context_;
  Problems problems_;
};

}  // namespace

void check_inputs(Scenario const& scenario, ScenarioInputs const& inputs, Context& context) {
  InputCheck{scenario, inputs, context}.check();
}

}  // namespace passage
