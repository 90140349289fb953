#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/algorithms/draft_tables.hpp"
#include "passage/base/findings.hpp"
#include "passage/read/survey.hpp"

namespace passage {

/// A scenario file as text, and what its writer should be told beside it.
struct ScenarioDraft {
  std::string text;
  std::vector<UsedInput> used;
  std::vector<std::string> not_recognised;
  std::vector<Finding> findings;  ///< ties, required tables that nothing fills, layers that cannot be read
  std::size_t guesses = 0;        ///< lines marked GUESS
};

/// Writes a scenario for what was seen. Every value that was chosen by looks is marked GUESS with its reason;
/// what else it could be stands beside it as a comment, and so does what is missing. Paths are relative to
/// `folder`, where the file will stand.
ScenarioDraft draft_scenario(Survey const& survey, std::filesystem::path const& folder);

}  // namespace passage
