#pragma once
#include <filesystem>
#include <string>

#include "passage/model/run_result.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// What everybody may read after the fact: that an analysis was made, of what, with which dates. No geometry,
/// no place, no holder.
std::string public_summary(RunResult const& result, Messages const& say);
/// summary.txt. Throws Error{input, "output_not_writable"}.
void write_public_summary(std::filesystem::path const& folder, RunResult const& result, Messages const& say);

}  // namespace passage
