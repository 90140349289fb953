#include "passage/write/detail/files.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/output_folder.hpp"

namespace passage::detail {

void throw_unwritable(std::filesystem::path const& path, std::string_view why) {
  throw Error{ErrorKind::input, "output_not_writable",
              fmt::format("{}: cannot be written: {}", path.string(), why),
              "choose a folder that exists and that you may write to"};
}

void throw_cut_off(std::filesystem::path const& path, std::string_view why) {
  throw Error{ErrorKind::resources, "disk_full",
              fmt::format("{}: cannot be written to its end: {}", path.string(), why),
              "free disk space there, or write elsewhere"};
}

void write_bytes(std::filesystem::path const& path, std::string_view bytes) {
  PartialFile file{path, true};
  std::ofstream out{file.path(), std::ios::binary};
  if (!out) throw_unwritable(path, std::generic_category().message(errno));
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw_cut_off(path, "is the disk full?");
  file.commit();
}

}  // namespace passage::detail
