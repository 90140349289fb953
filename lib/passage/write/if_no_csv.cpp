#include "passage/write/if_no_csv.hpp"

namespace passage {

namespace {

std::string names_of(Authorities const& authorities, ConsentSet parties) {
  std::vector<std::string> names;
  for (auto const party : parties.members()) names.push_back(authorities.name(party));
  return list_cell(names);
}

std::string gate_names(RoadGraph const& graph, std::vector<GateId> const& gates) {
  std::vector<std::string> names;
  names.reserve(gates.size());
  for (auto const gate : gates) names.push_back(graph.gates[gate.value].name);
  return list_cell(names);
}

std::string left_of(RefusalAnswer const& answer) {
  if (!answer.path) return "no";
  return answer.lost_stops.empty() ? "yes" : "without stops";
}

std::string stop_names(RunResult const& result, RefusalAnswer const& answer) {
  std::vector<std::string> names;
  names.reserve(answer.lost_stops.size());
  for (auto const stop : answer.lost_stops) names.push_back(result.places[stop].name);
  return list_cell(names);
}

std::string kind_of(Refusal const& refusal) {
  if (!refusal.closed.empty()) return "crossing point";
  return refusal.refused.size() == 1 ? "authority" : "two authorities";
}

/// The cells about the way that is left: time_h, extra_h, length_km, agreements_needed, crossings.
std::vector<std::string> cells_of(RunResult const& result, RefusalAnswer const& answer) {
  if (!answer.path) return std::vector<std::string>(5);
  Metres length;
  std::vector<GateId> gates;
  for (auto const& step : answer.path->links) {
    auto const& link = result.graph.links[step.link.value];
    length += link.length;
    if (link.is_crossing()) gates.push_back(link.gate);
  }
  auto const time = result.graph.quantum.seconds(answer.path->time);
  return {decimal(time / hour, 3), answer.extra ? decimal(*answer.extra / hour, 3) : std::string{},
          decimal(length / kilometre, 3), names_of(result.authorities, answer.path->consents),
          gate_names(result.graph, gates)};
}

std::string time_of(RouteOption const& option) {
  auto const& time = option.assessment.time;
  return time ? decimal(*time / hour, 3) : std::string{};
}

}  // namespace

CsvTable if_no_table(RunResult const& result) {
  CsvTable table{{"from", "to", "kind", "says_no", "closes", "route_left", "stops_lost", "next_option",
                  "next_option_time_h", "time_h", "extra_h", "length_km", "agreements_needed", "crossings"},
                 {}};
  for (auto const& answer : result.if_no) {
    std::vector<std::string> row{result.places[answer.from].name,
                                 result.places[answer.to].name,
                                 kind_of(answer.refusal),
                                 names_of(result.authorities, answer.refusal.refused),
                                 gate_names(result.graph, answer.refusal.closed),
                                 left_of(answer),
                                 stop_names(result, answer),
                                 answer.option ? result.options[*answer.option].id : std::string{},
                                 answer.option ? time_of(result.options[*answer.option]) : std::string{}};
    for (auto& cell : cells_of(result, answer)) row.push_back(std::move(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace passage
