#include "passage/algorithms/opening_values.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "passage/evaluate/people_on_roads.hpp"

namespace passage {

namespace {

/// Whether a crossing point stands on some road that could be driven if it were open.
bool stands_on_road(RoadGraph const& graph, std::size_t gate) {
  return std::ranges::any_of(graph.links, [gate](RoadLink const& link) {
    bool const could_open = link.is_passable() || link.obstacle == Obstacle::closed_gate;
    return link.is_crossing() && link.gate.value == gate && could_open;
  });
}

bool is_called(Gate const& gate, Identifier const& id) {
  return id.value == gate.id || id.value == gate.name;
}

void refuse_unknown(tables::Openings const& table, RoadGraph const& graph, std::vector<GateId> const& gates) {
  std::vector<std::string> ids;
  for (auto const& gate : graph.gates) ids.push_back(gate.id);
  Problems problems;
  for (auto const& id : table.openings) {
    auto const is_it = [&](GateId gate) { return is_called(graph.gates[gate.value], id); };
    if (std::ranges::any_of(gates, is_it)) continue;
    auto const near = nearest_name(id.value, ids);
    problems.add({"unknown_crossing", "openings",
                  fmt::format("no crossing point \"{}\" stands on a road that could be driven", id.value),
                  near.empty() ? std::string{} : fmt::format("did you mean {}?", near)});
  }
  problems.throw_if_any(ErrorKind::input);
}

/// The members of a set, in the order of the crossing points in question.
std::vector<GateId> members(OpeningSet set, std::vector<GateId> const& gates) {
  std::vector<GateId> found;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    if (set >> i & 1u) found.push_back(gates[i]);
  }
  return found;
}

OpeningRow row_of(OpeningKind kind, OpeningSet set, std::vector<GateId> const& gates, Persons reached,
                  Persons before) {
  OpeningRow row;
  row.kind = kind;
  row.gates = members(set, gates);
  row.reached = reached;
  row.newly_reached = reached - before;
  return row;
}

/// One and two openings of many.
std::vector<OpeningRow> rows_of_pairs(RoadGraph const& graph, OpeningQuestion const& question,
                                      Context& context) {
  std::vector<OpeningSet> sets{0};
  for (std::size_t i = 0; i < question.gates.size(); ++i) sets.push_back(OpeningSet{1} << i);
  auto const singles = sets.size();
  for (std::size_t i = 0; i < question.gates.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) sets.push_back(OpeningSet{1} << i | OpeningSet{1} << k);
  }
  auto const reached = reached_by(graph, question, sets, context);
  std::vector<OpeningRow> rows;
  auto const add = [&](OpeningKind kind, std::size_t index) {
    rows.push_back(row_of(kind, sets[index], question.gates, reached[index], reached[0]));
  };
  add(OpeningKind::status_quo, 0);
  for (std::size_t i = 1; i < singles; ++i) add(OpeningKind::one_opening, i);
  auto best = std::size_t{0};
  for (std::size_t i = 1; i < sets.size(); ++i) {
    bool const is_next_size = i == singles;
    if (is_next_size && best != 0) add(OpeningKind::best_set, best);
    if (reached[i].value >= reached[best].value + 0.5) best = i;
  }
  if (best >= singles) add(OpeningKind::best_set, best);
  return rows;
}

}  // namespace

std::vector<GateId> openings_in_question(tables::Openings const& table, RoadGraph const& graph) {
  std::vector<GateId> gates;
  for (std::uint32_t i = 0; i < graph.gates.size(); ++i) {
    bool const is_asked = table.openings.empty()
                              ? graph.gates[i].state != GateState::open
                              : std::ranges::any_of(table.openings, [&](Identifier const& id) {
                                  return is_called(graph.gates[i], id);
                                });
    if (is_asked && stands_on_road(graph, i)) gates.emplace_back(i);
  }
  refuse_unknown(table, graph, gates);
  std::ranges::sort(gates, {}, [&graph](GateId gate) { return graph.gates[gate.value].id; });
  return gates;
}

std::vector<OpeningRow> opening_rows(OpeningValues const& values, std::size_t best_sizes) {
  std::vector<OpeningRow> rows;
  auto const add = [&](OpeningKind kind, OpeningSet set) -> OpeningRow& {
    return rows.emplace_back(row_of(kind, set, values.gates, values.reached[set], values.reached[0]));
  };
  add(OpeningKind::status_quo, 0);
  for (std::size_t i = 0; i < values.gates.size(); ++i) add(OpeningKind::one_opening, OpeningSet{1} << i);
  // A larger set that reaches nobody more would only name crossing points to no purpose.
  Persons best = values.reached.front();
  for (auto const set : best_openings(values, best_sizes)) {
    if (values.reached[set].value < best.value + 0.5) continue;
    best = values.reached[set];
    add(OpeningKind::best_set, set);
  }
  for (auto const& together : complements(values))
    add(OpeningKind::only_together, together.set).apart = together.apart;
  auto const shares = shapley_values(values);
  for (std::size_t i = 0; i < shares.size(); ++i)
    add(OpeningKind::average_share, OpeningSet{1} << i).share = shares[i];
  return rows;
}

OpeningReport report_openings(RoadGraph const& graph, std::vector<GateId> const& gates,
                              OpeningsAsked const& asked, Context& context) {
  OpeningReport report;
  report.within = asked.table.within;
  if (!asked.population) return report;
  auto const people = people_on_roads(*asked.population, graph, asked.frame, asked.table.catchment, context);
  report.far = people.far;
  OpeningQuestion const question{asked.origins, people.spots, gates,
                                 graph.quantum.quantise(asked.table.within)};
  if (gates.size() > OpeningValues::most_gates) {
    report.rows = rows_of_pairs(graph, question, context);
  } else {
    report.rows = opening_rows(evaluate_openings(graph, question, context),
                               static_cast<std::size_t>(asked.table.max_openings.value));
  }
  return report;
}

std::vector<OpeningRow> connecting_rows(std::vector<ConnectingSet> const& sets,
                                        std::vector<GateId> const& gates, TimeQuantum quantum,
                                        std::pair<std::size_t, std::size_t> ends) {
  std::vector<OpeningRow> rows;
  for (auto const& joining : sets) {
    OpeningRow row;
    row.kind = OpeningKind::connects;
    row.gates = members(joining.set, gates);
    row.from = ends.first;
    row.to = ends.second;
    row.time = quantum.seconds(joining.time);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace passage
