#pragma once
#include <filesystem>
#include <string_view>

namespace passage {

/// Writes text as it is. Throws Error{input, "unwritable_output"}.
void write_text(std::filesystem::path const& path, std::string_view text);

}  // namespace passage
