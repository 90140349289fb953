#pragma once
#include <filesystem>

#include "passage/model/run_result.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// The printable report: the sheet with the map first, what happens when somebody says no, comparison with
/// the trade-off chart, one sheet per option, then sources, gaps, assumptions, method, caveats, and boxes for
/// sign-off. Same result, same bytes. Throws Error{input, "output_not_writable"}.
void write_brief_pdf(std::filesystem::path const& path, RunResult const& result, Messages const& say);

}  // namespace passage
