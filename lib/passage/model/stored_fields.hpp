#pragma once
// The members of a run's answer under the names they have in model.json. One list for writing and for
// reading: a member that is added to the model is added here too, else `passage brief` does not see it.
#include <type_traits>

#include "passage/model/run_result.hpp"

namespace passage {

/// A value that an archive reads into or writes from. An archive is called with a name and a member.
template <class Archive, class T>
using Stored = std::conditional_t<Archive::is_reading, T, T const>;

template <class A>
void fields(A& at, Stored<A, MovementFacts>& movement) {
  at("vehicle", movement.vehicle), at("vehicle_count", movement.vehicle_count), at("load", movement.load);
  at("departure_day", movement.departure_day), at("return_way", movement.return_way);
  at("utc_offset", movement.utc_offset), at("time_zone", movement.time_zone);
}

template <class A>
void fields(A& at, Stored<A, SheetFacts>& facts) {
  at("title", facts.title), at("question", facts.question), at("status", facts.status);
  at("sensitivity_label", facts.sensitivity_label), at("as_of", facts.as_of), at("made_on", facts.made_on);
  at("do_not_use_after", facts.do_not_use_after), at("disclaimer", facts.disclaimer);
  at("reference_hash", facts.reference_hash), at("contact", facts.contact),
      at("stale_after", facts.stale_after);
  at("paper", facts.paper), at("is_portrait", facts.is_portrait),
      at("shows_all_holders", facts.shows_all_holders);
  at("shows_fall_back", facts.shows_fall_back), at("coordinate_grid", facts.coordinate_grid);
  at("movement", facts.movement);
}

template <class A>
void fields(A& at, Stored<A, Place>& place) {
  at("name", place.name), at("lon", place.place.lon), at("lat", place.place.lat), at("point", place.point);
  at("role", place.role), at("kind", place.kind), at("population", place.population);
  at("code", place.code);
}

template <class A>
void fields(A& at, Stored<A, Gate>& gate) {
  at("id", gate.id), at("name", gate.name), at("type", gate.type), at("lon", gate.place.lon);
  at("lat", gate.place.lat), at("point", gate.point), at("holders", gate.holders), at("state", gate.state);
  at("wait", gate.wait), at("wait_least", gate.wait_least), at("wait_most", gate.wait_most);
  at("per_vehicle", gate.per_vehicle), at("window", gate.window), at("max_load", gate.max_load);
  at("confidence_share", gate.confidence_share), at("seen", gate.seen), at("decides", gate.decides);
  at("is_recorded", gate.is_recorded);
}

template <class A>
void fields(A& at, Stored<A, DirectedLink>& step) {
  at("link", step.link), at("forward", step.forward);
}

template <class A>
void fields(A& at, Stored<A, Path>& path) {
  at("links", path.links), at("time", path.time), at("criterion", path.criterion);
  at("exposure", path.exposure), at("consents", path.consents);
}

template <class A>
void fields(A& at, Stored<A, PairFront>& pair) {
  at("from", pair.from), at("to", pair.to), at("paths", pair.front.paths);
  at("is_complete", pair.front.is_complete), at("proven_upto", pair.front.proven_upto);
  at("labels", pair.front.labels), at("proven_consents", pair.front.proven_consents);
}

template <class A>
void fields(A& at, Stored<A, Blockage>& blockage) {
  at("from", blockage.from), at("to", blockage.to), at("is_disconnected", blockage.is_disconnected);
  at("fewest_handovers", blockage.fewest_handovers), at("links", blockage.links);
}

template <class A>
void fields(A& at, Stored<A, RefusalAnswer>& answer) {
  at("from", answer.from), at("to", answer.to), at("refused", answer.refusal.refused);
  at("closed", answer.refusal.closed), at("option", answer.option), at("path", answer.path);
  at("extra", answer.extra), at("lost_stops", answer.lost_stops);
}

template <class A>
void fields(A& at, Stored<A, PeopleInBand>& people) {
  at("band", people.band), at("people", people.people);
}

template <class A>
void fields(A& at, Stored<A, ReachKey>& key) {
  at("target", key.target), at("measure", key.measure), at("band", key.band), at("kind", key.kind);
}

template <class A>
void fields(A& at, Stored<A, PeopleRow>& row) {
  at("key", row.key), at("code", row.code), at("name", row.name), at("people", row.people);
  at("within", row.within), at("is_suppressed", row.is_suppressed);
}

template <class A>
void fields(A& at, Stored<A, NeedRow>& row) {
  at("key", row.key), at("code", row.code), at("name", row.name), at("is_total", row.is_total);
  at("is_suppressed", row.is_suppressed), at("severity", row.severity), at("need_share", row.need_share);
  at("reach_share", row.reach_share), at("rate", row.rate), at("worst_ratio", row.worst_ratio);
  at("worst_code", row.worst_code), at("divergence", row.divergence);
}

template <class A>
void fields(A& at, Stored<A, WalkingCurve>& curve) {
  at("target", curve.target), at("by_minute", curve.by_minute);
}

template <class A>
void fields(A& at, Stored<A, ReachReport>& report) {
  at("people", report.people), at("need", report.need), at("curves", report.curves);
  at("raster_total", report.raster_total), at("difference", report.difference);
  at("off_ground", report.off_ground);
}

template <class A>
void fields(A& at, Stored<A, RouteSegment>& segment) {
  at("from", segment.from), at("upto", segment.upto), at("time", segment.time);
  at("holders", segment.holding.holders), at("is_control_considered", segment.is_control_considered);
  at("road_class", segment.road_class), at("mean_rate", segment.mean_rate);
  at("avoid_factor", segment.avoid_factor), at("is_forbidden", segment.is_forbidden);
  at("is_closed", segment.is_closed), at("is_explosive_hazard", segment.is_explosive_hazard);
  at("last_used", segment.last_used), at("line", segment.line);
}

template <class A>
void fields(A& at, Stored<A, RouteCrossing>& crossing) {
  at("gate", crossing.gate), at("at", crossing.at);
}

template <class A>
void fields(A& at, Stored<A, RouteDelay>& stated) {
  at("at", stated.at), at("delay", stated.delay);
}

template <class A>
void fields(A& at, Stored<A, PlannedStep>& step) {
  at("kind", step.kind), at("place", step.place), at("at", step.at), at("begin", step.begin);
  at("end", step.end), at("gate", step.gate), at("is_return", step.is_return);
}

template <class A>
void fields(A& at, Stored<A, PauseFit>& pause) {
  at("begin", pause.begin), at("end", pause.end), at("on_road", pause.on_road), at("spare", pause.spare);
}

template <class A>
void fields(A& at, Stored<A, MovementPlan>& plan) {
  at("first_day", plan.first_day), at("utc_offset", plan.utc_offset), at("time_zone", plan.time_zone);
  at("start", plan.start), at("departure", plan.departure), at("arrival", plan.arrival), at("end", plan.end);
  at("has_return", plan.has_return), at("nights", plan.nights);
  at("nights_at_no_place", plan.nights_at_no_place), at("latest_departure", plan.latest_departure);
  at("steps", plan.steps), at("pauses", plan.pauses);
  at("return_line", plan.return_line), at("return_length", plan.return_length);
}

template <class A>
void fields(A& at, Stored<A, BindingReason>& binding) {
  at("obstacle", binding.obstacle), at("name", binding.name), at("saved", binding.saved);
}

template <class A>
void fields(A& at, Stored<A, Flip>& flip) {
  at("kind", flip.kind), at("refused", flip.refusal.refused), at("closed", flip.refusal.closed);
  at("obstacle", flip.obstacle), at("name", flip.name), at("amount", flip.amount), at("then", flip.then);
  at("is_verified", flip.is_verified);
}

template <class A>
void fields(A& at, Stored<A, Explanation>& explanation) {
  at("binding", explanation.binding), at("flip", explanation.flip);
}

template <class A>
void fields(A& at, Stored<A, DateSpan>& span) {
  at("first", span.first), at("last", span.last);
}

template <class A>
void fields(A& at, Stored<A, OtherReading>& reading) {
  at("measure", reading.measure), at("assumption", reading.assumption), at("value", reading.value);
}

template <class A>
void fields(A& at, Stored<A, EventGroup>& group) {
  at("class", group.event_class), at("place_precision", group.place_precision);
  at("treatment", group.treatment), at("events", group.events), at("when", group.when);
}

template <class A>
void fields(A& at, Stored<A, Assessment>& sheet) {
  at("length", sheet.length), at("time", sheet.time), at("moving_time", sheet.moving_time);
  at("wait_least", sheet.wait_least), at("wait_likely", sheet.wait_likely), at("wait_most", sheet.wait_most);
  at("delays", sheet.delays), at("plan", sheet.plan);
  at("elapsed", sheet.elapsed), at("nights_en_route", sheet.nights_en_route);
  at("earliest_departure", sheet.earliest_departure), at("largest_vehicle", sheet.largest_vehicle);
  at("max_gross", sheet.max_gross), at("consents", sheet.consents);
  at("agreements_missing", sheet.agreements_missing), at("also_notify", sheet.also_notify);
  at("crossings", sheet.crossings), at("changes_of_control", sheet.changes_of_control);
  at("recorded_incidents_within_5km", sheet.recorded_incidents_within_5km);
  at("incident_window_days", sheet.incident_window_days), at("last_incident", sheet.last_incident);
  at("exposure", sheet.exposure), at("exposure_low", sheet.exposure_low);
  at("exposure_high", sheet.exposure_high), at("exposure_persistent", sheet.exposure_persistent);
  at("explosive_hazard", sheet.explosive_hazard), at("closed", sheet.closed), at("avoid", sheet.avoid);
  at("contested", sheet.contested), at("unknown_control", sheet.unknown_control);
  at("unobserved", sheet.unobserved), at("unmatched", sheet.unmatched);
  at("oldest_last_used", sheet.oldest_last_used), at("people_near_stops", sheet.people_near_stops);
  at("people_along", sheet.people_along), at("people_walking", sheet.people_walking);
  at("sites_served", sheet.sites_served), at("segments", sheet.segments), at("data_gaps", sheet.data_gaps);
  at("chance_of_any", sheet.chance_of_any), at("readings", sheet.readings);
}

template <class A>
void fields(A& at, Stored<A, SharedArea>& shared) {
  at("option", shared.option), at("containment", shared.containment);
}

template <class A>
void fields(A& at, Stored<A, RouteOption>& option) {
  at("id", option.id), at("name", option.name), at("roles", option.roles), at("from", option.from);
  at("to", option.to), at("via", option.via), at("path", option.path), at("line", option.line);
  at("assessment", option.assessment), at("shares_with", option.shares_with);
  at("explanation", option.explanation);
}

template <class A>
void fields(A& at, Stored<A, Authority>& authority) {
  at("name", authority.name), at("is_recorded", authority.is_recorded);
}

template <class A>
void fields(A& at, Stored<A, Agreement>& agreement) {
  at("with", agreement.with), at("kind", agreement.kind), at("status", agreement.status);
  at("covers_everywhere", agreement.covers_everywhere), at("covers_held_area", agreement.covers_held_area);
  at("covers", agreement.covers), at("lead", agreement.lead), at("valid_to", agreement.valid_to);
}

template <class A>
void fields(A& at, Stored<A, ControlArea>& area) {
  at("area", area.area), at("holders", area.holders), at("as_of", area.as_of), at("source", area.source);
}

template <class A>
void fields(A& at, Stored<A, Closure>& closure) {
  at("name", closure.name), at("geometry", closure.geometry), at("from", closure.from);
  at("upto", closure.upto);
}

template <class A>
void fields(A& at, Stored<A, RestrictedArea>& area) {
  at("name", area.name), at("area", area.area), at("avoid_factor", area.avoid_factor);
  at("is_forbidden", area.is_forbidden), at("is_explosive_hazard", area.is_explosive_hazard);
}

/// Of a base map's road only what is drawn.
template <class A>
void fields(A& at, Stored<A, RoadFeature>& road) {
  at("class", road.road_class), at("line", road.line);
}

template <class A>
void fields(A& at, Stored<A, Relief>& relief) {
  at("columns", relief.columns), at("rows", relief.rows), at("low", relief.low), at("high", relief.high);
  at("shades", relief.shades);
}

template <class A>
void fields(A& at, Stored<A, BaseMap>& base) {
  at("roads", base.roads), at("water", base.water), at("rivers", base.rivers), at("places", base.places);
  at("boundaries", base.boundaries), at("disputed_lines", base.disputed_lines), at("relief", base.relief);
}

template <class A>
void fields(A& at, Stored<A, Finding>& finding) {
  at("severity", finding.severity), at("code", finding.code), at("text", finding.text);
  at("input", finding.input), at("place", finding.place), at("count", finding.count);
}

template <class A>
void fields(A& at, Stored<A, InputRecord>& input) {
  at("table", input.table), at("file", input.file), at("sha256", input.sha256), at("crs", input.crs);
  at("vintage", input.vintage), at("features_used", input.features_used);
  at("features_left_out", input.features_left_out);
}

template <class A>
void fields(A& at, Stored<A, Provenance>& provenance) {
  at("algorithm", provenance.algorithm), at("version", provenance.version), at("options", provenance.options);
  at("inputs", provenance.inputs), at("libraries", provenance.libraries), at("seed", provenance.seed);
  at("step_seconds", provenance.step_seconds);
}

/// Of a graph's link what outputs show: its line and cost, what stands in the way.
template <class A>
void fields(A& at, Stored<A, RoadLink>& link) {
  at("line", link.line), at("gate", link.gate), at("obstacle", link.obstacle), at("length", link.length);
  at("time", link.time), at("exposure", link.exposure), at("consents", link.consents);
}

template <class A>
void fields(A& at, Stored<A, RouteCertificate::SharedPassage>& shared) {
  at("a", shared.a), at("b", shared.b), at("gates", shared.gates), at("length", shared.length);
  at("bridges", shared.bridges);
}

template <class A>
void fields(A& at, Stored<A, BridgeOnRoute>& bridge) {
  at("road", bridge.road), at("lon", bridge.place.lon), at("lat", bridge.place.lat), at("line", bridge.line);
  at("length", bridge.length), at("max_load", bridge.max_load);
}

template <class A>
void fields(A& at, Stored<A, RouteCertificate>& certificate) {
  at("from", certificate.from), at("to", certificate.to), at("first_option", certificate.first_option);
  at("max_stretch", certificate.max_stretch), at("overlap", certificate.overlap);
  at("separation", certificate.separation), at("pool", certificate.pool);
  at("stretches", certificate.stretches), at("containment", certificate.containment);
  at("apart_at_least", certificate.apart_at_least), at("apart_at_most", certificate.apart_at_most);
  at("node_disjoint", certificate.node_disjoint), at("unavoidable", certificate.unavoidable);
  at("unavoidable_gates", certificate.unavoidable_gates), at("shared", certificate.shared);
  at("bridges", certificate.bridges), at("unavoidable_bridges", certificate.unavoidable_bridges);
  at("common_gates", certificate.common_gates), at("common_bridges", certificate.common_bridges);
}

template <class A>
void fields(A& at, Stored<A, OpeningRow>& row) {
  at("kind", row.kind), at("gates", row.gates), at("reached", row.reached);
  at("newly_reached", row.newly_reached), at("apart", row.apart), at("share", row.share);
  at("from", row.from), at("to", row.to), at("time", row.time);
}

template <class A>
void fields(A& at, Stored<A, OpeningReport>& report) {
  at("within", report.within), at("far", report.far), at("rows", report.rows);
}

template <class A>
void fields(A& at, Stored<A, AccessLeg>& leg) {
  at("place", leg.place), at("line", leg.line), at("length", leg.length), at("time", leg.time);
  at("crosses", leg.crosses);
}

/// Frame, control and the hazard's surface are not among them: archives store those themselves. Of the graph
/// only what stored_graph() keeps.
template <class A>
void fields(A& at, Stored<A, RunResult>& result) {
  at("facts", result.facts), at("places", result.places), at("access_legs", result.access_legs);
  at("links", result.graph.links);
  at("gates", result.graph.gates), at("quantum_exponent", result.graph.quantum.exponent);
  at("options", result.options), at("fronts", result.fronts), at("blockages", result.blockages);
  at("certificates", result.certificates), at("openings", result.openings);
  at("if_no", result.if_no), at("authorities", result.authorities.list);
  at("agreements", result.authorities.agreements), at("closures", result.closures);
  at("restricted", result.restricted), at("corridor_width", result.corridor_width), at("base", result.base);
  at("reach", result.reach);
  at("assumptions", result.assumptions), at("not_considered", result.not_considered);
  at("provenance", result.provenance), at("events", result.events);
}

}  // namespace passage
