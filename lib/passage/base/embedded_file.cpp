#include "passage/base/embedded_file.hpp"

#include <algorithm>
#include <string>

#include "passage/base/error.hpp"

namespace passage {

std::string_view embedded_bytes(std::vector<EmbeddedFile> const& files, std::string_view name) {
  auto const found = std::ranges::find(files, name, &EmbeddedFile::name);
  if (found == files.end())
    throw Error{ErrorKind::defect, "no_embedded_file", "not built into Passage: " + std::string{name}};
  return found->bytes;
}

}  // namespace passage
