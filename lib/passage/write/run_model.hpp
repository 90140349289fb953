#pragma once
#include <filesystem>
#include <string>

#include "passage/model/run_result.hpp"

namespace passage {

/// The answer of a run as JSON, complete but for the density, which stands in exposure.tif: what `passage
/// brief` draws from without computing. Of the graph it holds the links that some path uses.
std::string run_model_json(RunResult const& result);
/// model.json. Throws Error{input, "output_not_writable"}.
void write_run_model(std::filesystem::path const& folder, RunResult const& result);

}  // namespace passage
