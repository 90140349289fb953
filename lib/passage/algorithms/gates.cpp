#include "passage/algorithms/gates.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/opening_values.hpp"
#include "passage/algorithms/prepared_case.hpp"
#include "passage/base/output_folder.hpp"
#include "passage/write/gates_csv.hpp"

namespace passage {

namespace {

Scenario evidence_of(GateOpenings const& options) {
  auto scenario = scenario_of(options.conditions);
  scenario.from = options.from;
  scenario.roads = options.roads;
  scenario.gates = options.gates;
  scenario.population = options.population;
  if (options.to) scenario.to = *options.to;
  return scenario;
}

Node number(std::optional<Persons> people) {
  return Node{std::round(people.value_or(Persons{}).value), {}};
}

Outputs outputs_of(OpeningReport const& report, RoadGraph const& graph) {
  Outputs outputs;
  List rows, joining;
  Persons all;
  for (auto const& row : report.rows) {
    if (row.reached) all = std::max(all, *row.reached);
    if (row.kind == OpeningKind::one_opening) {
      auto const& gate = graph.gates[row.gates.front().value];
      rows.push_back(Node{Table{{"crossing_point", Node{gate.name, {}}},
                                {"state", Node{std::string{name_of(gate.state)}, {}}},
                                {"people_newly_reached", number(row.newly_reached)}},
                          {}});
    }
    if (row.kind == OpeningKind::connects) {
      List names;
      for (auto const gate : row.gates) names.push_back(Node{graph.gates[gate.value].name, {}});
      if (names.empty()) names.push_back(Node{std::string{"none has to open"}, {}});
      joining.push_back(Node{Table{{"crossing_points", Node{std::move(names), {}}},
                                   {"time_h", Node{std::round(*row.time / hour * 100) / 100, {}}}},
                             {}});
    }
  }
  outputs.summary = {
      {"people_reached_now", number(report.rows.empty() ? Persons{} : report.rows.front().reached)},
      {"most_people_reached", number(all)},
      {"people_beyond_catchment", number(report.far)}};
  if (rows.empty()) outputs.summary.emplace_back("nothing_left_to_open", Node{true, {}});
  outputs.summary.emplace_back("openings", Node{std::move(rows), {}});
  if (!joining.empty()) outputs.summary.emplace_back("joining", Node{std::move(joining), {}});
  return outputs;
}

/// Why there is nothing to ask for, where that is so.
void note_nothing_to_open(RoadGraph const& graph, Context& context) {
  auto const open = static_cast<std::size_t>(std::ranges::count(graph.gates, GateState::open, &Gate::state));
  auto const off_road = graph.gates.size() - open;
  auto reason = graph.gates.empty() ? std::string{"no crossing point is on record"}
                                    : counted(open, "crossing points are recorded as open");
  if (off_road > 0) {
    reason +=
        fmt::format(", and {}", counted(off_road, "crossing points are on no road that could be driven"));
  }
  context.find(
      {Severity::note, "nothing_to_open",
       fmt::format("Nothing is left to open: {}. The table counts whom one reaches as things stand.", reason),
       "gates", ""});
}

/// For every destination: what joins it to each origin, or that nothing has to open, or that nothing helps.
void add_connections(OpeningReport& report, PreparedCase const& prepared, std::vector<GateId> const& gates,
                     Context& context) {
  auto const& graph = prepared.network.graph;
  auto const& nodes = prepared.network.connections;
  auto const origins = prepared.inputs.origins.size();
  for (std::size_t from = 0; from < origins; ++from) {
    for (std::size_t to = origins; to < prepared.ends; ++to) {
      auto const sets = connecting_openings(graph, nodes[from].node, nodes[to].node, gates, context);
      auto const& places = prepared.result.places;
      if (sets.empty()) {
        context.find({Severity::warning, "openings_do_not_join",
                      fmt::format("No opening of the crossing points in question joins {} and {}.",
                                  places[from].name, places[to].name),
                      "gates", places[to].name});
      }
      for (auto& row : connecting_rows(sets, gates, graph.quantum, {from, to}))
        report.rows.push_back(std::move(row));
    }
  }
}

}  // namespace

Outputs run(GateOpenings const& options, Context& context) {
  auto const scenario = evidence_of(options);
  PartialFile file{options.out.path, context.may_overwrite};
  context.begin_step("read", 0.0, 0.05);
  auto prepared = prepare_case(scenario, read_inputs({scenario, {}}, context), context);
  auto const& graph = prepared.network.graph;
  auto const gates = openings_in_question(options.openings, graph);
  if (gates.empty()) note_nothing_to_open(graph, context);

  context.begin_step("openings", 0.3, 1.0);
  OpeningsAsked asked{options.openings, {}, &*prepared.inputs.population, prepared.result.frame.grid.crs};
  for (std::size_t i = 0; i < prepared.inputs.origins.size(); ++i)
    asked.origins.push_back(prepared.network.connections[i].node);
  auto report = report_openings(graph, gates, asked, context);
  if (options.to) add_connections(report, prepared, gates, context);
  write_csv(file.path(), openings_table(report, graph, prepared.result.places),
            options.hxl ? Hashtags::with : Hashtags::without);
  file.commit();
  auto outputs = outputs_of(report, graph);
  outputs.files = {file.final_path().string()};
  context.progress(1);
  return outputs;
}

constinit Algorithm const gates_command = algorithm<GateOpenings>(
    "gates", "What if crossings open or close", "2 Routes",
    "Counts whom one would newly reach within a time if crossing points opened: one by "
    "one, in the best sets, and in sets that are only worth it together.");

}  // namespace passage
