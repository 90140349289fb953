#include "passage/algorithms/gates.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/prepared_case.hpp"
#include "passage/base/output_folder.hpp"

namespace passage {

namespace {

Scenario evidence_of(GateOpenings const& options) {
  auto scenario = scenario_of(options.conditions);
  scenario.from = options.from;
  scenario.roads = options.roads;
  scenario.gates = options.gates;
  scenario.population = options.population;
  return scenario;
}

/// Whether a crossing point stands on some road that could be driven if it were open.
bool stands_on_road(RoadGraph const& graph, std::size_t gate) {
  return std::ranges::any_of(graph.links, [gate](RoadLink const& link) {
    bool const could_open = link.is_passable() || link.obstacle == Obstacle::closed_gate;
    return link.is_crossing() && link.gate.value == gate && could_open;
  });
}

/// The crossing points in question, by id.
std::vector<GateId> openings_in_question(GateOpenings const& options, RoadGraph const& graph) {
  std::vector<GateId> gates;
  for (std::uint32_t i = 0; i < graph.gates.size(); ++i) {
    bool const is_asked = options.openings.empty()
                              ? graph.gates[i].state != GateState::open
                              : std::ranges::any_of(options.openings, [&](Identifier const& id) {
                                  return id.value == graph.gates[i].id || id.value == graph.gates[i].name;
                                });
    if (is_asked && stands_on_road(graph, i)) gates.push_back(GateId{i});
  }
  std::vector<std::string> ids;
  for (auto const& gate : graph.gates) ids.push_back(gate.id);
  Problems problems;
  for (auto const& id : options.openings) {
    auto const is_it = [&](GateId gate) {
      return graph.gates[gate.value].id == id.value || graph.gates[gate.value].name == id.value;
    };
    if (std::ranges::any_of(gates, is_it)) continue;
    auto const near = nearest_name(id.value, ids);
    problems.add({"unknown_crossing", "--openings",
                  fmt::format("no crossing point \"{}\" stands on a road that could be driven", id.value),
                  near.empty() ? std::string{} : fmt::format("did you mean {}?", near)});
  }
  problems.throw_if_any(ErrorKind::input);
  std::ranges::sort(gates, {}, [&graph](GateId gate) { return graph.gates[gate.value].id; });
  return gates;
}

/// Writes the rows of the table.
class OpeningRows {
 public:
  OpeningRows(OpeningReport const& report, RoadGraph const& graph) : report_(report), graph_(graph) {}

  CsvTable table() {
    table_.columns = {"kind",           "crossing_points",      "ids",          "states",        "openings",
                      "people_reached", "people_newly_reached", "people_apart", "average_share", "within_h"};
    auto const& values = report_.values;
    add("status quo", 0, std::nullopt, std::nullopt);
    for (std::size_t i = 0; i < values.gates.size(); ++i)
      add("one opening", OpeningSet{1} << i, std::nullopt, std::nullopt);
    // A larger set that reaches nobody more would only name crossing points to no purpose.
    Persons best = values.reached.front();
    for (auto const set : best_openings(values, report_.best_sizes)) {
      if (values.reached[set].value < best.value + 0.5) continue;
      best = values.reached[set];
      add("best set", set, std::nullopt, std::nullopt);
    }
    for (auto const& together : complements(values))
      add("only together", together.set, together.apart, std::nullopt);
    auto const shares = shapley_values(values);
    for (std::size_t i = 0; i < shares.size(); ++i)
      add("average share", OpeningSet{1} << i, std::nullopt, shares[i]);
    return std::move(table_);
  }

 private:
  void add(std::string kind, OpeningSet set, std::optional<Persons> apart, std::optional<Persons> share) {
    std::vector<std::string> names, ids, states;
    for (std::size_t i = 0; i < report_.values.gates.size(); ++i) {
      if (!(set >> i & 1u)) continue;
      auto const& gate = graph_.gates[report_.values.gates[i].value];
      names.push_back(gate.name);
      ids.push_back(gate.id);
      states.emplace_back(name_of(gate.state));
    }
    auto const people = [](std::optional<Persons> count) {
      return count ? decimal(count->value, 0) : std::string{};
    };
    table_.rows.push_back({std::move(kind), list_cell(names), list_cell(ids), list_cell(states),
                           fmt::format("{}", ids.size()), people(report_.values.reached[set]),
                           people(report_.values.newly_reached(set)), people(apart), people(share),
                           decimal(report_.within / hour, 2)});
  }

  OpeningReport const& report_;
  RoadGraph const& graph_;
  CsvTable table_;
};

Outputs outputs_of(OpeningReport const& report, RoadGraph const& graph, Persons far) {
  auto const number = [](Persons people) { return Node{std::round(people.value), {}}; };
  Outputs outputs;
  auto const& values = report.values;
  List rows;
  for (std::size_t i = 0; i < values.gates.size(); ++i) {
    auto const& gate = graph.gates[values.gates[i].value];
    rows.push_back(Node{Table{{"crossing_point", Node{gate.name, {}}},
                              {"state", Node{std::string{name_of(gate.state)}, {}}},
                              {"people_newly_reached", number(values.newly_reached(OpeningSet{1} << i))}},
                        {}});
  }
  outputs.summary = {{"people_reached_now", number(values.reached.front())},
                     {"people_reached_with_all_open", number(values.reached.back())},
                     {"people_beyond_catchment", number(far)},
                     {"sets_evaluated", Node{static_cast<double>(values.reached.size()), {}}},
                     {"openings", Node{std::move(rows), {}}}};
  return outputs;
}

}  // namespace

CsvTable openings_table(OpeningReport const& report, RoadGraph const& graph) {
  return OpeningRows{report, graph}.table();
}

Outputs run(GateOpenings const& options, Context& context) {
  auto const scenario = evidence_of(options);
  PartialFile file{options.out.path, context.may_overwrite};
  context.begin_step("read", 0.0, 0.05);
  auto prepared = prepare_case(scenario, read_inputs({scenario, {}}, context), context);
  auto const& graph = prepared.network.graph;
  auto const gates = openings_in_question(options, graph);

  context.begin_step("people", 0.3, 0.6);
  auto const people = people_on_roads(*prepared.inputs.population, graph, prepared.result.frame.grid.crs,
                                      options.catchment, context);
  context.begin_step("openings", 0.6, 1.0);
  std::vector<NodeId> origins;
  for (auto const& connection : prepared.network.connections) origins.push_back(connection.node);
  OpeningReport report;
  report.within = options.within;
  report.best_sizes = static_cast<std::size_t>(options.max_openings.value);
  report.values = evaluate_openings(
      graph, {origins, people.spots, gates, graph.quantum.quantise(options.within)}, context);
  write_csv(file.path(), openings_table(report, graph), options.hxl ? Hashtags::with : Hashtags::without);
  file.commit();
  auto outputs = outputs_of(report, graph, people.far);
  outputs.files = {file.final_path().string()};
  context.progress(1);
  return outputs;
}

constinit Algorithm const gates_command = algorithm<GateOpenings>(
    "gates", "What if crossings open or close", "2 Routes",
    "Counts whom one would newly reach within a time if crossing points opened: one by "
    "one, in the best sets, and in sets that are only worth it together.");

}  // namespace passage
