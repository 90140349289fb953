#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/declare/scenario.hpp"

namespace passage {

/// A change to one feature of an input: "gates.K3.state=closed".
struct FeatureChange {
  std::string table, id, field, value;
};

/// A scenario with everything that was said on the command line on top of its file.
struct LoadedScenario {
  Scenario scenario;
  std::vector<FeatureChange> changes;
  std::vector<std::string> chosen{};  ///< files whose choice of a hindcast stands in the scenario now
  std::filesystem::path file{};       ///< of the scenario; empty: no file
  std::filesystem::path folder{};     ///< that its paths start from
};

/// Reads a scenario file, puts `overrides` (command-line tables) and then `sets` on top, and checks the
/// whole. A set is "table.key=value" or, for one feature, "gates.ID.field=value". Throws Error{usage} with
/// all problems, Error{input} for a file that cannot be read.
LoadedScenario load_scenario(std::filesystem::path const& file, Table const& overrides,
                             std::vector<std::string> const& sets);

}  // namespace passage
