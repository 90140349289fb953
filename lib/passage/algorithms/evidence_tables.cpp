#include "passage/algorithms/evidence_tables.hpp"

#include "passage/algorithms/hazard_inputs.hpp"

namespace passage {

Scenario scenario_of(RoadTables const& conditions) {
  Scenario scenario;
  scenario.scenario = conditions.scenario;
  scenario.movement = conditions.movement;
  scenario.vehicle = conditions.vehicle;
  scenario.closures = conditions.closures;
  scenario.avoid = conditions.avoid;
  scenario.explosive_hazards = conditions.explosive_hazards;
  return scenario;
}

Scenario scenario_of(EvidenceTables const& evidence) {
  auto scenario = scenario_of(evidence.conditions);
  scenario.control = evidence.control;
  scenario.gates = evidence.gates;
  scenario.agreements = evidence.agreements;
  scenario.incidents = evidence.incidents;
  if (scenario.incidents) use_chosen(*scenario.incidents);
  return scenario;
}

}  // namespace passage
