#pragma once
#include <filesystem>

#include "passage/base/context.hpp"
#include "passage/model/run_result.hpp"

namespace passage {

/// The answer of a finished run, from its model.json and exposure.tif. Throws Error{input}: "no_run" when the
/// folder holds no model.json, "unreadable_run" when it is not one that this version wrote.
RunResult read_run_model(std::filesystem::path const& folder, Context& context);

}  // namespace passage
