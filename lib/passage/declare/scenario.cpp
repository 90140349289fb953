#include "passage/declare/scenario.hpp"

namespace passage {

void check(Scenario const& scenario, Node const& table, Problems& problems) {
  if (!scenario.roads && !scenario.terrain) {
    problems.add({"missing_table", table.where, "neither [roads] nor [terrain]", "give one of them"});
  }
  if (scenario.corridors.max_handovers && !scenario.control) {
    problems.add({"missing_table", table.where,
                  "[corridors] max_handovers without [control]: nobody's ground is on record",
                  "give [control], or leave max_handovers out"});
  }
}

}  // namespace passage
