#include "passage/declare/tables/terrain.hpp"

namespace passage::tables {

void check(Terrain const& terrain, Node const& table, Problems& problems) {
  bool const has_parts = terrain.elevation || terrain.landcover || terrain.speeds || terrain.barriers;
  if (!terrain.friction && !has_parts) {
    problems.add(
        {"missing_key", table.where, "no terrain", "give friction, or elevation and landcover with speeds"});
  }
  if (terrain.landcover && !terrain.speeds) {
    problems.add({"missing_key", table.where, "landcover needs speeds, which say what its classes mean",
                  "give speeds = \"speeds.csv\""});
  }
}

}  // namespace passage::tables
