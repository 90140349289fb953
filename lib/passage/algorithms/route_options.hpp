#pragma once
#include "passage/algorithms/scenario_inputs.hpp"

namespace passage {

/// The main job on values: from inputs in longitude and latitude to everything that is known of the route
/// options between every origin and every destination. Steps: align, layers, search, evaluate, compare.
/// A pair without a route is a Blockage and a finding. Throws Error.
RunResult find_route_options(Scenario const& scenario, ScenarioInputs inputs, Context& context);

}  // namespace passage
