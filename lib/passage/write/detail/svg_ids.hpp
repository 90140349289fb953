#pragma once
#include <filesystem>
#include <string>

namespace passage::detail {

/// Cairo numbers surfaces and images through the life of the process. Counted from 1 in each file, the same
/// sheet is the same bytes whatever was drawn before. Throws Error{input, "output_not_writable"}.
void renumber_svg_ids(std::filesystem::path const& path);

/// Puts a title and a description into the drawing: what viewers show and screen readers say, since Cairo
/// draws letters as shapes. Throws Error{input, "output_not_writable"}.
void describe_svg(std::filesystem::path const& path, std::string const& title,
                  std::string const& description);

}  // namespace passage::detail
