#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/model/back_link.hpp"
#include "passage/model/cost_field.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage {

/// How fast one class of land cover or road is crossed on level ground.
struct ClassSpeed {
  std::int64_t number = 0;
  std::string label;
  MetresPerSecond speed;  ///< 0: impassable
  Pace pace = Pace::level;
};

/// A speed table as AccessMod writes it: columns class, label, speed (km/h) and mode (WALKING, BICYCLING,
/// MOTORIZED). Throws Error{input} with all of: "unknown_column", "bad_class", "bad_speed", "unknown_mode",
/// "duplicate_class".
std::vector<ClassSpeed> read_class_speeds(FeatureTable const& table);

/// Where the rasters of friction_by_class are kept.
struct ClassStores {
  StoreMaker friction = make_memory_store, paces = make_memory_store;
};

/// Friction and pace of every cell by its class. A class that the table does not name is impassable, as is
/// one of speed 0. Findings: "class_without_speed" with each such class and its number of cells.
FrictionSurface friction_by_class(Raster<Code, std::int32_t> const& classes,
                                  std::vector<ClassSpeed> const& speeds, Context& context,
                                  ClassStores const& stores = {});

/// The same friction everywhere that elevation is known: walking by `pace`.
FrictionSurface friction_by_pace(Raster<Metres> const& elevation, Pace pace,
                                 StoreMaker const& make_store = make_memory_store);

}  // namespace passage
