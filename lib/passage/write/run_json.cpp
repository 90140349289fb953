#include "passage/write/run_json.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "passage/base/hash.hpp"
#include "passage/write/detail/files.hpp"

namespace passage {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(Node const& node) {
  if (auto const* text = std::get_if<std::string>(&node.value)) return *text;
  if (auto const* number = std::get_if<double>(&node.value)) return *number;
  if (auto const* flag = std::get_if<bool>(&node.value)) return *flag;
  if (auto const* date = std::get_if<Date>(&node.value)) return format_date(*date);
  if (auto const* list = std::get_if<List>(&node.value)) {
    auto all = Json::array();
    for (auto const& member : *list) all.push_back(json_of(member));
    return all;
  }
  auto object = Json::object();
  for (auto const& [key, value] : std::get<Table>(node.value)) object[key] = json_of(value);
  return object;
}

Json inputs_json(Provenance const& provenance) {
  auto all = Json::array();
  for (auto const& input : provenance.inputs) {
    all.push_back({{"table", input.table},
                   {"file", input.file},
                   {"sha256", input.sha256},
                   {"crs", input.crs},
                   {"vintage", input.vintage},
                   {"features_used", input.features_used},
                   {"features_left_out", input.features_left_out}});
  }
  return all;
}

Json names_json(Authorities const& authorities, ConsentSet parties) {
  auto all = Json::array();
  for (auto party : parties.members()) all.push_back(authorities.name(party));
  return all;
}

Json front_json(RunResult const& result, PairFront const& pair) {
  auto points = Json::array();
  for (auto const& path : pair.front.paths) {
    points.push_back({{"time_s", result.graph.quantum.seconds(path.time).value},
                      {"generalised_time_s", result.graph.quantum.seconds(path.criterion).value},
                      {"exposure_expected_incidents", expected_events(path.exposure).value},
                      {"consents", names_json(result.authorities, path.consents)}});
  }
  auto const& front = pair.front;
  return {{"from", result.places[pair.from].name},
          {"to", result.places[pair.to].name},
          {"is_complete", front.is_complete},
          {"proven_for_agreements", front.proven_consents ? Json(*front.proven_consents) : Json(nullptr)},
          {"labels", front.labels},
          {"points", points}};
}

Json gate_names_json(RunResult const& result, std::vector<GateId> const& gates) {
  auto names = Json::array();
  for (auto const gate : gates) names.push_back(result.graph.gates[gate.value].name);
  return names;
}

Json bridge_json(BridgeOnRoute const& bridge) {
  Json json = {{"road", bridge.road},
               {"lon", bridge.place.lon},
               {"lat", bridge.place.lat},
               {"length_m", bridge.length.value}};
  if (bridge.max_load) json["max_load_t"] = bridge.max_load->value;
  return json;
}

Json bridges_json(RouteCertificate const& certificate, std::vector<std::size_t> const& indices) {
  auto bridges = Json::array();
  for (auto const index : indices) bridges.push_back(bridge_json(certificate.bridges[index]));
  return bridges;
}

/// What proves how different the options of a pair are.
Json certificate_json(RunResult const& result, RouteCertificate const& certificate) {
  auto const option_id = [&](std::size_t index) {
    return result.options[certificate.first_option + index].id;
  };
  auto const or_none = [](std::optional<int> count) { return count ? Json(*count) : Json(nullptr); };
  auto options = Json::array(), shared = Json::array();
  for (std::size_t i = 0; i < certificate.stretches.size(); ++i) {
    auto row = Json::object();
    for (std::size_t k = 0; k < certificate.stretches.size(); ++k) {
      if (k != i) row[option_id(k)] = certificate.containment[i][k].value;
    }
    options.push_back({{"corridor_id", option_id(i)},
                       {"stretch_ratio", certificate.stretches[i]},
                       {"containment_share", row}});
  }
  for (auto const& both : certificate.shared) {
    shared.push_back({{"corridor_ids", {option_id(both.a), option_id(both.b)}},
                      {"crossings", gate_names_json(result, both.gates)},
                      {"bridges", bridges_json(certificate, both.bridges)},
                      {"length_km", both.length.value / 1000}});
  }
  return {{"from", result.places[certificate.from].name},
          {"to", result.places[certificate.to].name},
          {"max_stretch_ratio", certificate.max_stretch},
          {"largest_containment_share", certificate.overlap.value},
          {"pool", certificate.pool},
          {"options", options},
          {"shared", shared},
          {"separation_m", certificate.separation.value},
          {"routes_apart_at_least", certificate.apart_at_least},
          {"routes_apart_at_most", or_none(certificate.apart_at_most)},
          {"node_disjoint_routes", or_none(certificate.node_disjoint)},
          {"unavoidable_km", certificate.unavoidable.value / 1000},
          {"unavoidable_crossings", gate_names_json(result, certificate.unavoidable_gates)},
          {"unavoidable_bridges", bridges_json(certificate, certificate.unavoidable_bridges)},
          {"crossings_on_every_option", gate_names_json(result, certificate.common_gates)},
          {"bridges_on_every_option", bridges_json(certificate, certificate.common_bridges)}};
}

Json frame_json(Frame const& frame) {
  return {{"crs", frame.grid.crs.name()},    {"crs_code", frame.grid.crs.authority_code()},
          {"cell_m", frame.grid.cell_width}, {"rows", frame.grid.rows},
          {"columns", frame.grid.columns},   {"left_m", frame.grid.origin.x},
          {"top_m", frame.grid.origin.y},    {"largest_scale_error_share", frame.largest_scale_error}};
}

template <class Quantity>
Json or_null(std::optional<Quantity> quantity, double unit) {
  return quantity ? Json(quantity->value / unit) : Json(nullptr);
}

/// Every other reading of the option's numbers: measure, then assumption.
Json readings_json(Assessment const& sheet) {
  auto all = Json::object();
  for (auto const& reading : sheet.readings) all[reading.measure][reading.assumption] = reading.value;
  return all;
}

Json moment_json(MovementPlan const& plan, Seconds time) {
  return {{"local", clock_text(clock_of(plan, time))},
          {"utc", clock_text(clock_of(plan, time, plan.utc_offset))}};
}

Json plan_json(MovementPlan const& plan) {
  Json json = {
      {"time_zone", plan.time_zone},
      {"loading", moment_json(plan, plan.start)},
      {"departure", moment_json(plan, plan.departure)},
      {"arrival", moment_json(plan, plan.arrival)},
      {"end", moment_json(plan, plan.end)},
      {"comes_back", plan.has_return},
      {"own_way_back_km", plan.return_line.empty() ? Json(nullptr) : Json(plan.return_length / kilometre)},
      {"nights", plan.nights},
      {"nights_at_no_named_place", plan.nights_at_no_place}};
  if (plan.latest_departure) json["latest_departure"] = moment_json(plan, *plan.latest_departure);
  json["steps"] = Json::array();
  for (auto const& step : plan.steps) {
    json["steps"].push_back({{"step", std::string{name_of(step.kind)}},
                             {"place", step.place},
                             {"km", step.at / kilometre},
                             {"begin", moment_json(plan, step.begin)},
                             {"end", moment_json(plan, step.end)},
                             {"way_back", step.is_return}});
  }
  json["pauses"] = Json::array();
  for (auto const& pause : plan.pauses) {
    json["pauses"].push_back({{"begin_h", pause.begin / hour},
                              {"end_h", pause.end / hour},
                              {"on_road_h", pause.spare ? Json(pause.on_road / hour) : Json(nullptr)},
                              {"spare_h", or_null(pause.spare, 3600)},
                              {"fits", pause.spare && pause.spare->value >= 0}});
  }
  return json;
}

Json explanation_json(RunResult const& result, Explanation const& explanation) {
  Json json = {{"binding_reason", nullptr}, {"smallest_flip", nullptr}};
  if (auto const& binding = explanation.binding) {
    json["binding_reason"] = {{"obstacle", std::string{name_of(binding->obstacle)}},
                              {"name", binding->name},
                              {"saves_h", binding->saved / hour}};
  }
  if (auto const& flip = explanation.flip) {
    auto crossings = Json::array();
    for (auto gate : flip->refusal.closed) crossings.push_back(result.graph.gates[gate.value].name);
    json["smallest_flip"] = {
        {"change", std::string{name_of(flip->kind)}},
        {"authorities", names_json(result.authorities, flip->refusal.refused)},
        {"crossings", crossings},
        {"by_more_than_h", flip->amount / hour},
        {"then_fastest", flip->then ? Json(result.options[*flip->then].id) : Json(nullptr)},
        {"is_verified", flip->is_verified}};
  }
  return json;
}

Json option_json(RunResult const& result, RouteOption const& option) {
  auto const& sheet = option.assessment;
  auto roles = Json::array();
  for (auto role : option.roles) roles.push_back(std::string{name_of(role)});
  Json json = {
      {"corridor_id", option.id},
      {"name", option.name},
      {"role", roles},
      {"length_km", sheet.length.value / 1000},
      {"time_h", or_null(sheet.time, 3600)},
      {"wait_likely_h", sheet.wait_likely / hour},
      {"of_which_stated_by_roads_h", sheet.stated_delay() / hour},
      {"consents", names_json(result.authorities, sheet.consents)},
      {"agreements_missing", names_json(result.authorities, sheet.agreements_missing)},
      {"recorded_incidents_within_5km",
       sheet.recorded_incidents_within_5km ? Json(*sheet.recorded_incidents_within_5km) : Json(nullptr)},
      {"exposure_expected_incidents", or_null(sheet.exposure, 1)},
      {"exposure_low", or_null(sheet.exposure_low, 1)},
      {"exposure_high", or_null(sheet.exposure_high, 1)},
      {"chance_of_any_recorded_incident", or_null(sheet.chance_of_any, 1)},
      {"other_readings", readings_json(sheet)}};
  json["elapsed_days"] = or_null(sheet.elapsed, 86400);
  json["earliest_departure"] =
      sheet.earliest_departure ? Json(format_date(*sheet.earliest_departure)) : Json(nullptr);
  json["largest_vehicle"] = sheet.largest_vehicle.empty() ? Json(nullptr) : Json(sheet.largest_vehicle);
  if (sheet.plan) json["plan"] = plan_json(*sheet.plan);
  json["explanation"] = explanation_json(result, option.explanation);
  return json;
}

Json blockages_json(RunResult const& result) {
  auto all = Json::array();
  for (auto const& blockage : result.blockages) {
    auto obstacles = Json::array();
    for (auto link : blockage.links) {
      if (link.value < result.graph.links.size())
        obstacles.push_back(std::string{name_of(result.graph.links[link.value].obstacle)});
    }
    all.push_back({{"from", blockage.from},
                   {"to", blockage.to},
                   {"is_disconnected", blockage.is_disconnected},
                   {"obstacles", obstacles}});
  }
  return all;
}

Json sheet_json(SheetFacts const& facts) {
  return {{"title", facts.title},
          {"question", facts.question},
          {"status", facts.status},
          {"label", facts.sensitivity_label},
          {"as_of", format_date(facts.as_of)},
          {"made_on", format_date(facts.made_on)},
          {"do_not_use_after", format_date(facts.do_not_use_after)},
          {"reference_hash", facts.reference_hash}};
}

std::string now_utc() {
  auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  auto const today = std::chrono::floor<std::chrono::days>(now);
  std::chrono::hh_mm_ss const clock{now - today};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_date(today), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

Json provenance_json(Provenance const& provenance) {
  Json json = {{"program", "Passage"},
               {"version", provenance.version},
               {"algorithm", provenance.algorithm},
               {"written_at", now_utc()},
               {"seed", provenance.seed},
               {"scenario", json_of(Node{provenance.options, {}})},
               {"inputs", inputs_json(provenance)}};
  for (auto const& [name, version] : provenance.libraries) json["libraries"][name] = version;
  for (auto const& [step, seconds] : provenance.step_seconds)
    json["steps"].push_back({{"step", step}, {"time_s", seconds}});
  return json;
}

}  // namespace

std::vector<OutputRecord> output_records(std::filesystem::path const& folder) {
  std::vector<OutputRecord> records;
  for (auto const& entry : std::filesystem::directory_iterator{folder}) {
    auto const name = entry.path().filename().string();
    if (entry.is_regular_file() && name != "run.json" && !name.starts_with('.'))
      records.push_back({name, sha256_of_file(entry.path())});
  }
  std::ranges::sort(records, {}, &OutputRecord::file);
  return records;
}

std::string run_json(RunResult const& result, std::vector<OutputRecord> const& outputs) {
  auto json = provenance_json(result.provenance);
  json["sheet"] = sheet_json(result.facts);
  json["frame"] = frame_json(result.frame);
  json["time_quantum_s"] = result.graph.quantum.length().value;
  json["outputs"] = Json::array();
  for (auto const& output : outputs)
    json["outputs"].push_back({{"file", output.file}, {"sha256", output.sha256}});
  json["options"] = Json::array();
  for (auto const& option : result.options) json["options"].push_back(option_json(result, option));
  json["fronts"] = Json::array();
  for (auto const& pair : result.fronts) json["fronts"].push_back(front_json(result, pair));
  json["certificates"] = Json::array();
  for (auto const& certificate : result.certificates)
    json["certificates"].push_back(certificate_json(result, certificate));
  json["blockages"] = blockages_json(result);
  json["assumptions"] = result.assumptions;
  json["not_considered"] = result.not_considered;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void write_run_json(std::filesystem::path const& folder, RunResult const& result) {
  detail::write_bytes(folder / "run.json", run_json(result, output_records(folder)));
}

std::string summary_json(RunResult const& result) {
  Json json;
  json["options"] = Json::array();
  for (auto const& option : result.options) json["options"].push_back(option_json(result, option));
  json["blockages"] = blockages_json(result);
  json["findings"] = Json::object();
  for (auto const& finding : result.findings.by_consequence()) {
    auto& count = json["findings"][std::string{name_of(finding.severity)}];
    count = count.is_null() ? 1 : count.get<int>() + 1;
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace passage
