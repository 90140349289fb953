#pragma once
#include <filesystem>

namespace passage::detail {

/// Cairo numbers surfaces and images through the life of the process. Counted from 1 in each file, the same
/// sheet is the same bytes whatever was drawn before. Throws Error{input, "output_not_writable"}.
void renumber_svg_ids(std::filesystem::path const& path);

}  // namespace passage::detail
