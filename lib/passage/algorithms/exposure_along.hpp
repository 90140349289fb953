#pragma once
#include <string>
#include <vector>

#include "passage/layers/event_class.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// A line that is driven at one speed, in the CRS of the surfaces.
struct DrivenLine {
  std::string name;
  Line line;
  Metres length;  ///< on the ellipsoid
};

struct AlongInputs {
  std::vector<DrivenLine> lines;
  MetresPerSecond speed;
  std::span<EventClass const> classes;
  HazardSurface const* standing = nullptr;  ///< of persistent kinds; may be null
  DrawOptions draws;
};

/// One row per line: exposure of one passage with its range, the chance of any recorded incident, every other
/// reading of ExposureSensitivity, what stays, and the length outside the observed ground. Empty cells were
/// not computed.
CsvTable exposure_along(AlongInputs const& inputs, HazardSurface const& surface, Context& context);

}  // namespace passage
