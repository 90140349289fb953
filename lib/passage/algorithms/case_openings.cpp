#include "passage/algorithms/case_openings.hpp"

#include <fmt/core.h>

#include "passage/algorithms/opening_values.hpp"

namespace passage {

namespace {

/// Crossing points whose openings are evaluated.
constexpr std::size_t most_gates = 64;

/// The smallest sets of openings that join each pair without a route.
void add_connections(OpeningReport& report, PreparedCase const& prepared, std::vector<GateId> const& gates,
                     Context& context) {
  auto const& graph = prepared.network.graph;
  auto const& connections = prepared.network.connections;
  auto const origins = prepared.inputs.origins.size();
  for (std::size_t from = 0; from < origins; ++from) {
    for (std::size_t to = origins; to < prepared.ends; ++to) {
      auto const sets =
          connecting_openings(graph, connections[from].node, connections[to].node, gates, context);
      bool const is_joined = !sets.empty() && sets.front().set == 0;
      if (is_joined) continue;
      for (auto& row : connecting_rows(sets, gates, graph.quantum, {from, to}))
        report.rows.push_back(std::move(row));
    }
  }
}

}  // namespace

std::optional<OpeningReport> value_openings(Scenario const& scenario, PreparedCase const& prepared,
                                            Context& context) {
  if (!scenario.gates) return std::nullopt;
  auto const& graph = prepared.network.graph;
  auto const gates = openings_in_question(scenario.openings, graph);
  if (gates.size() > most_gates) {
    context.find({Severity::note, "too_many_openings",
                  fmt::format("{} crossing points could open; gates.csv is made for at most {}.",
                              gates.size(), most_gates),
                  "gates", "name those in question: [openings] openings", gates.size()});
    return std::nullopt;
  }
  auto const* people = prepared.inputs.population ? &*prepared.inputs.population : nullptr;
  OpeningsAsked asked{scenario.openings, {}, people, prepared.result.frame.grid.crs};
  asked.origins.reserve(prepared.inputs.origins.size());
  for (std::size_t i = 0; i < prepared.inputs.origins.size(); ++i)
    asked.origins.push_back(prepared.network.connections[i].node);
  auto report = report_openings(graph, gates, asked, context);
  if (gates.size() <= OpeningValues::most_gates) add_connections(report, prepared, gates, context);
  if (report.rows.empty()) return std::nullopt;
  return report;
}

}  // namespace passage
