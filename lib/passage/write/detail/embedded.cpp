#include "passage/write/detail/embedded.hpp"

#include <algorithm>
#include <string>

#include "passage/base/error.hpp"

namespace passage::detail {

std::string_view embedded_file(std::string_view name) {
  auto const& files = embedded_files();
  auto const found = std::ranges::find(files, name, &EmbeddedFile::name);
  if (found == files.end())
    throw Error{ErrorKind::defect, "no_embedded_file", "not built into Passage: " + std::string{name}};
  return found->bytes;
}

}  // namespace passage::detail
