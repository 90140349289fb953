#pragma once
#include "passage/algorithms/scenario_inputs.hpp"

namespace passage {

/// Whether the inputs fit the question and each other: age, extents, points with exchanged coordinates,
/// places far from their namesakes. Findings; throws Error{input} with every problem that makes a result
/// meaningless.
void check_inputs(Scenario const& scenario, ScenarioInputs const& inputs, Context& context);

}  // namespace passage
