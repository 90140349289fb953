#pragma once
#include <filesystem>
#include <string>

#include "passage/model/run_result.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// One page with map, list, table and chart that works from a memory stick: Leaflet and the page's script are
/// inside, a content security policy with their hashes forbids everything else, and nothing is ever
/// requested.
std::string brief_html(RunResult const& result, Messages const& say);
/// Throws Error{input, "output_not_writable"}.
void write_brief_html(std::filesystem::path const& path, RunResult const& result, Messages const& say);

}  // namespace passage
