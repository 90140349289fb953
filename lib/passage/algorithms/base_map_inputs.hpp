#pragma once
// What the map is drawn upon: land, water, rivers, boundaries, towns, relief. No result uses it.
#include <optional>
#include <string>
#include <vector>

#include "passage/algorithms/input_tables.hpp"
#include "passage/declare/tables/map.hpp"
#include "passage/geo/raster.hpp"
#include "passage/model/run_result.hpp"

namespace passage {

/// In longitude and latitude, but for the elevation, which stays on its own grid.
struct BaseMapInputs {
  BaseMap base;
  std::vector<MultiPolygon> land;           ///< what lies outside is drawn as water; empty: not given
  std::optional<Raster<Metres>> elevation;  ///< for the relief
};

/// Throws what the readers throw, and Error{input, "unknown_column"} for places without a name.
BaseMapInputs read_base_map(tables::MapLayers const& map, InputTables& tables, Context& context);

/// Lines of a layer, areas by their edges, in longitude and latitude.
std::vector<Line> read_drawn_lines(AnyInput const& input, std::string const& name, InputTables& tables);

}  // namespace passage
