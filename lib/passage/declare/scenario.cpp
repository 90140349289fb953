#include "passage/declare/scenario.hpp"

#include <filesystem>

namespace passage {

void check(Scenario const& scenario, Node const& table, Problems& problems) {
  if (!scenario.roads && !scenario.terrain) {
    problems.add({"missing_table", table.where, "neither [roads] nor [terrain]", "give one of them"});
  }
}

Scenario bind_scenario(ScenarioSource source) {
  auto const folder = std::filesystem::path{source.file}.parent_path().string();
  resolve_paths(rows_of<Scenario>(), source.tree, folder);
  merge(source.tree, source.overrides);
  return bind_options<Scenario>(source.tree, source.file);
}

}  // namespace passage
