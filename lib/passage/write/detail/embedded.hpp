#pragma once
#include <string_view>
#include <vector>

namespace passage::detail {

struct EmbeddedFile {
  std::string_view name;  ///< relative to lib/passage/write: "web/page.js"
  std::string_view bytes;
};

/// The files that are built into the library (web page, messages, outlines), by name.
std::vector<EmbeddedFile> const& embedded_files();
/// Throws Error{defect, "no_embedded_file"}.
std::string_view embedded_file(std::string_view name);

}  // namespace passage::detail
