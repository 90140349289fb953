#pragma once
#include <string_view>
#include <vector>

namespace passage {

/// A file that is built into the library; see cmake/passage_embed.cmake.
struct EmbeddedFile {
  std::string_view name;  ///< relative to the folder it was taken from: "web/page.js"
  std::string_view bytes;
};

/// The bytes of a file of `files`. Throws Error{defect, "no_embedded_file"}.
std::string_view embedded_bytes(std::vector<EmbeddedFile> const& files, std::string_view name);

}  // namespace passage
