#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/model/run_result.hpp"

namespace passage {

/// Writes every file of a run into `folder`, run.json last, since it holds the hashes of all others. Returns
/// their names, most wanted first.
std::vector<std::string> write_run(std::filesystem::path const& folder, RunResult const& result,
                                   Context& context);

}  // namespace passage
