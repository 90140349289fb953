#pragma once
#include "passage/declare/algorithm.hpp"
#include "passage/declare/scenario.hpp"

namespace passage {

/// `passage run SCENARIO.toml --out DIR`: the main job.
struct Run {
  InputFile scenario;
  OutputFolder out;
  bool dry_run = false;
  std::vector<Text> set;
  Overrides<Scenario> overrides;
  bool hxl = false;
};

template <>
inline constexpr auto params<Run> = declare<Run>(
    param<&Run::scenario>("scenario", "The scenario file.").required().positional(),
    param<&Run::out>("out", "Folder for the map, tables, GeoPackage and page.").required(),
    param<&Run::dry_run>("dry_run", "Reads and checks the inputs, says what would be done, writes nothing."),
    param<&Run::set>("set",
                     "Changes one key or one feature: gates.K3.state=closed, incidents.half_life=90d."),
    param<&Run::overrides>("overrides", "Every key of the scenario file."), tables::hxl_row<&Run::hxl>());

Outputs run(Run const& options, Context& context);

extern const Algorithm run_command;

}  // namespace passage
