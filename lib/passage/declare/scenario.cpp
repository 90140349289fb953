#include "passage/declare/scenario.hpp"

namespace passage {

void check(Scenario const& scenario, Node const& table, Problems& problems) {
  if (!scenario.roads && !scenario.terrain) {
    problems.add({"missing_table", table.where, "neither [roads] nor [terrain]", "give one of them"});
  }
}

}  // namespace passage
