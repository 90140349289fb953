#include "passage/write/corridors_gpkg.hpp"

#include <algorithm>

#include "passage/geo/coordinate_rounding.hpp"
#include "passage/geo/overlay.hpp"
#include "passage/write/assessment_csv.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/detail/assessment_columns.hpp"
#include "passage/write/detail/ground_layers.hpp"
#include "passage/write/detail/layer_styles.hpp"
#include "passage/write/hazard_classes.hpp"
#include "passage/write/sheet_label.hpp"

namespace passage {

namespace {

using Kind = ColumnKind;

Field field_of(std::string const& cell, ColumnKind kind) {
  if (cell.empty()) return std::monostate{};
  if (kind == Kind::whole || kind == Kind::number) {
    auto const number = as_number(Field{cell});
    if (number && kind == Kind::whole) return static_cast<std::int64_t>(*number);
    if (number) return *number;
  }
  return cell;
}

template <class Quantity>
Field in_unit(std::optional<Quantity> quantity, double unit) {
  return quantity ? Field{quantity->value / unit} : Field{};
}

Field yes_no(bool flag) {
  return std::int64_t{flag};
}

std::string holders(RunResult const& result, std::vector<PartyId> const& parties) {
  std::vector<std::string> names;
  names.reserve(parties.size());
  for (auto party : parties) names.push_back(result.authorities.name(party));
  return list_cell(names);
}

std::string holders(RunResult const& result, RouteSegment const& segment) {
  if (!segment.is_control_considered) return {};
  return segment.holding.is_recorded() ? holders(result, segment.holding.holders) : "not recorded";
}

FeatureLayer new_layer(RunResult const& result, std::string name, std::string description,
                       GeometryKind geometry) {
  description += ". " + sheet_label(result.facts);
  return {std::move(name), std::move(description), geometry, result.frame.grid.crs, {}, {}, {}};
}

FeatureLayer options_layer(RunResult const& result) {
  auto layer = new_layer(result, "options", "Route options: not agreed, not a clearance", GeometryKind::line);
  auto const columns = detail::all_assessment_columns(people_bands(result.options));
  for (auto const& column : columns)
    layer.columns.push_back({column.name, column.kind, column.heading, column.heading});
  for (auto const& option : result.options) {
    Feature feature{static_cast<std::int64_t>(layer.features.size() + 1), MultiLine{option.line}, {}};
    for (auto const& column : columns)
      feature.fields.push_back(field_of(column.cell(result, option), column.kind));
    layer.features.push_back(std::move(feature));
  }
  return layer;
}

std::string crossings_in(RunResult const& result, RouteOption const& option, RouteSegment const& segment) {
  std::vector<std::string> names;
  bool const is_last = &segment == &option.assessment.segments.back();
  for (auto const& crossing : option.assessment.crossings) {
    bool const is_inside = crossing.at >= segment.from && (crossing.at < segment.upto || is_last);
    if (is_inside) names.push_back(result.graph.gates[crossing.gate.value].name);
  }
  return list_cell(names);
}

Feature segment_feature(RunResult const& result, RouteOption const& option, RouteSegment const& segment,
                        std::optional<HazardClasses> const& classes) {
  auto const number = &segment - option.assessment.segments.data() + 1;
  auto const hazard_class =
      classes && segment.mean_rate ? Field{std::int64_t{classes->class_of(*segment.mean_rate) + 1}} : Field{};
  return {0,
          MultiLine{segment.line},
          {option.id, static_cast<std::int64_t>(number), segment.from.value / 1000, segment.upto.value / 1000,
           (segment.upto - segment.from).value / 1000, segment.time.value / 3600, holders(result, segment),
           yes_no(segment.holding.is_contested()), crossings_in(result, option, segment), segment.road_class,
           in_unit(segment.mean_rate, 1), hazard_class, segment.avoid_factor, yes_no(segment.is_closed),
           yes_no(segment.is_explosive_hazard),
           segment.last_used ? Field{format_date(*segment.last_used)} : Field{}}};
}

FeatureLayer segments_layer(RunResult const& result) {
  auto layer =
      new_layer(result, "segments", "Stretches between two kilometre posts on which nothing of note changes",
                GeometryKind::line);
  layer.columns = {
      {"corridor_id", Kind::text, "Option"},
      {"segment", Kind::whole, "Segment"},
      {"km_from", Kind::number, "From (km)"},
      {"km_to", Kind::number, "To (km)"},
      {"length_km", Kind::number, "Length (km)"},
      {"time_h", Kind::number, "Moving time (h)"},
      {"holder", Kind::text, "Holder as recorded", "Several, joined by semicolon: contested"},
      {"is_contested", Kind::yes_no, "Contested"},
      {"crossings", Kind::text, "Crossing points"},
      {"road_class", Kind::text, "Road class"},
      {"hazard_events_per_km2_day", Kind::number, "Recorded-incident density", "Mean along the segment"},
      {"hazard_class", Kind::whole, "Density class", "1 to 5 as in the map's legend"},
      {"avoid_factor", Kind::number, "Avoid factor"},
      {"is_closed", Kind::yes_no, "Closed"},
      {"is_explosive_hazard", Kind::yes_no, "Explosive hazard"},
      {"last_used", Kind::text, "Last used", "Of several roads the longest ago; empty: not every road says"}};
  auto const classes = result.hazard ? hazard_classes(*result.hazard) : std::nullopt;
  for (auto const& option : result.options) {
    for (auto const& segment : option.assessment.segments)
      layer.features.push_back(segment_feature(result, option, segment, classes));
  }
  return layer;
}

FeatureLayer areas_layer(RunResult const& result) {
  auto layer = new_layer(result, "areas", "Ground within half the asked width of each option's line",
                         GeometryKind::polygon);
  layer.columns = {{"corridor_id", Kind::text, "Option"},
                   {"name", Kind::text, "Route"},
                   {"width_km", Kind::number, "Width (km)"},
                   {"area_km2", Kind::number, "Area (km²)"}};
  for (auto const& option : result.options) {
    auto const polygons =
        snapped(buffer(option.line, result.corridor_width.value / 2), result.facts.coordinate_grid);
    layer.features.push_back(
        {0, polygons, {option.id, option.name, result.corridor_width.value / 1000, area(polygons) / 1e6}});
  }
  return layer;
}

/// Nobody recorded how long an unrecorded crossing takes, and at a closed one nobody gets through.
Field likely_wait(Gate const& gate) {
  if (!gate.is_recorded || gate.state == GateState::closed) return {};
  return gate.wait / minute;
}

FeatureLayer gates_layer(RunResult const& result) {
  auto layer =
      new_layer(result, "gates", "Crossing points with their state as recorded", GeometryKind::point);
  layer.columns = {
      {"gate_id", Kind::text, "Id"},
      {"name", Kind::text, "Name"},
      {"type", Kind::text, "Type"},
      {"holder", Kind::text, "Who decides, as recorded"},
      {"state", Kind::text, "State"},
      {"wait_min", Kind::number, "Likely wait (min)"},
      {"wait_least_min", Kind::number, "Least wait (min)"},
      {"wait_most_min", Kind::number, "Longest wait (min)"},
      {"window", Kind::text, "Opening hours"},
      {"max_load_t", Kind::number, "Largest load (t)"},
      {"confidence_share", Kind::number, "Confidence (0 to 1)"},
      {"seen", Kind::date, "Last seen"},
      {"is_recorded", Kind::yes_no, "On record", "No: a road crosses a line of control without one"}};
  for (auto const& gate : result.graph.gates) {
    layer.features.push_back(
        {0,
         MultiPoint{gate.point},
         {gate.id, gate.name, gate.type, holders(result, gate.holders), std::string{name_of(gate.state)},
          likely_wait(gate), in_unit(gate.wait_least, 60), in_unit(gate.wait_most, 60), gate.window,
          in_unit(gate.max_load, 1), gate.confidence_share ? Field{*gate.confidence_share} : Field{},
          date_cell(gate.seen), yes_no(gate.is_recorded)}});
  }
  return layer;
}

char const* role_name(PlaceRole role) {
  switch (role) {
    case PlaceRole::origin:
      return "origin";
    case PlaceRole::stop:
      return "stop";
    case PlaceRole::destination:
      return "destination";
    case PlaceRole::site:
      return "site";
    case PlaceRole::town:
      break;
  }
  return "town";
}

FeatureLayer places_layer(RunResult const& result) {
  auto layer =
      new_layer(result, "places", "Origins, stops, destinations, sites and towns", GeometryKind::point);
  layer.columns = {{"name", Kind::text, "Name"},
                   {"role", Kind::text, "Role"},
                   {"kind", Kind::text, "Kind"},
                   {"population_persons", Kind::number, "People (for labels)"}};
  auto add = [&layer](Place const& place) {
    layer.features.push_back({0,
                              MultiPoint{place.point},
                              {place.name, std::string{role_name(place.role)}, place.kind,
                               place.population > 0 ? Field{place.population} : Field{}}});
  };
  for (auto const& place : result.places) add(place);
  for (auto const& place : result.base.places) {
    auto const is_same = [&](Place const& other) {
      return other.name == place.name && other.point == place.point;
    };
    if (std::ranges::none_of(result.places, is_same)) add(place);
  }
  return layer;
}

FeatureLayer access_layer(RunResult const& result) {
  auto layer =
      new_layer(result, "access", "Straight ways between places and the road each joins", GeometryKind::line);
  layer.columns = {
      {"place", Kind::text, "Place"},
      {"distance_m", Kind::number, "Distance"},
      {"time_min", Kind::number, "Time"},
      {"crosses", Kind::whole, "1: crosses a barrier, a line of control or an explosive hazard"}};
  for (auto const& leg : result.access_legs) {
    layer.features.push_back(
        {0,
         MultiLine{leg.line},
         {result.places[leg.place].name, leg.length.value, leg.time / minute, std::int64_t{leg.crosses}}});
  }
  return layer;
}

/// Ways back that are not the way there.
FeatureLayer ways_back_layer(RunResult const& result) {
  auto layer = new_layer(result, "ways_back", "Ways back that are not the way there", GeometryKind::line);
  layer.columns = {{"corridor_id", Kind::text, "Option"}, {"length_km", Kind::number, "Length (km)"}};
  for (auto const& option : result.options) {
    auto const& plan = option.assessment.plan;
    if (!plan || plan->return_line.empty()) continue;
    layer.features.push_back({0, MultiLine{plan->return_line}, {option.id, plan->return_length / kilometre}});
  }
  return layer;
}

std::string option_of(RunResult const& result, PairFront const& pair, Path const& path) {
  for (auto const& option : result.options) {
    if (option.from == pair.from && option.to == pair.to && !option.path.links.empty() && option.path == path)
      return option.id;
  }
  return {};
}

FeatureLayer front_layer(RunResult const& result) {
  auto layer =
      new_layer(result, "front", "Every way that no other way beats in time, exposure and agreements at once",
                GeometryKind::none);
  layer.columns = {{"from", Kind::text, "From"},
                   {"to", Kind::text, "To"},
                   {"point", Kind::whole, "Point"},
                   {"time_h", Kind::number, "Time one way (h)"},
                   {"generalised_time_h", Kind::number, "Time with avoid factors (h)"},
                   {"exposure_expected_incidents", Kind::number, "Expected recorded incidents, one passage"},
                   {"consents", Kind::text, "Agreements needed from"},
                   {"consent_count", Kind::whole, "Agreements needed"},
                   {"corridor_id", Kind::text, "Option", "Empty: not chosen as an option"}};
  for (auto const& pair : result.fronts) {
    std::int64_t point = 0;
    for (auto const& path : pair.front.paths) {
      auto const in_hours = [&](Duration time) { return result.graph.quantum.seconds(time) / hour; };
      layer.features.push_back(
          {0,
           {},
           {result.places[pair.from].name, result.places[pair.to].name, ++point, in_hours(path.time),
            in_hours(path.criterion), expected_events(path.exposure).value,
            holders(result, path.consents.members()), std::int64_t{path.consents.size()},
            option_of(result, pair, path)}});
    }
  }
  return layer;
}

}  // namespace

std::vector<FeatureLayer> corridor_layers(RunResult const& result) {
  auto layers = detail::ground_layers(result);
  for (auto* make :
       {areas_layer, segments_layer, options_layer, gates_layer, places_layer, access_layer, front_layer})
    layers.push_back(make(result));
  if (auto back = ways_back_layer(result); !back.features.empty()) layers.push_back(std::move(back));
  for (auto& layer : layers) layer = labelled(std::move(layer), result.facts);
  detail::add_corridor_styles(layers, result);
  return layers;
}

void write_corridors_gpkg(std::filesystem::path const& path, RunResult const& result) {
  write_geopackage(path, corridor_layers(result), result.facts.made_on);
}

}  // namespace passage
