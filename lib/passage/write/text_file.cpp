#include "passage/write/text_file.hpp"

#include <fstream>

#include "passage/base/error.hpp"

namespace passage {

void write_text(std::filesystem::path const& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush())
    throw Error(ErrorKind::input, "unwritable_output", path.string() + ": cannot be written");
}

}  // namespace passage
