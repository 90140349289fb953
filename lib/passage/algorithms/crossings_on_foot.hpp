#pragma once
#include <vector>

#include "passage/layers/barriers.hpp"
#include "passage/model/gate.hpp"

namespace passage {

/// Bridges, ferries and fords among crossing points on record, in the frame: where people on foot get over
/// water, agreement or not. A checkpoint near a river spans nothing, and a closed crossing opens nothing; one
/// without a type counts.
std::vector<CrossingPoint> crossings_on_foot(std::vector<Gate> const& gates);

}  // namespace passage
