#pragma once
#include "passage/model/authority.hpp"
#include "passage/model/gate.hpp"

namespace passage {

/// Whether an agreement names the crossing point, by its id or its name: "gate:K3".
bool covers_crossing(Agreement const& agreement, Gate const& gate);

}  // namespace passage
