#pragma once
#include <string_view>
#include <vector>

#include "passage/base/embedded_file.hpp"

namespace passage::detail {

/// The files that are built into the library (web page, messages, outlines), by name.
std::vector<EmbeddedFile> const& embedded_files();
/// Throws Error{defect, "no_embedded_file"}.
std::string_view embedded_file(std::string_view name);

}  // namespace passage::detail
