#include "passage/write/detail/partial_file.hpp"

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage::detail {

void throw_unwritable(std::filesystem::path const& path, std::string_view why) {
  throw Error{ErrorKind::input, "unwritable_output",
              fmt::format("{}: cannot be written: {}", path.string(), why),
              "choose a folder that exists and that you may write to"};
}

PartialFile::PartialFile(std::filesystem::path target)
    : target_(std::move(target)),
      temporary_(target_.parent_path() /
                 ("." + target_.stem().string() + ".partial" + target_.extension().string())) {
  auto const folder = target_.has_parent_path() ? target_.parent_path() : std::filesystem::path{"."};
  if (!std::filesystem::is_directory(folder)) throw_unwritable(target_, "no folder " + folder.string());
  std::error_code ignored;
  std::filesystem::remove(temporary_, ignored);
}

PartialFile::~PartialFile() {
  std::error_code ignored;
  if (!committed_) std::filesystem::remove(temporary_, ignored);
}

void PartialFile::commit() {
  std::error_code error;
  std::filesystem::rename(temporary_, target_, error);
  if (error) throw_unwritable(target_, error.message());
  committed_ = true;
}

void write_bytes(std::filesystem::path const& path, std::string_view bytes) {
  PartialFile file{path};
  std::ofstream out{file.path(), std::ios::binary};
  if (!out) throw_unwritable(path, std::generic_category().message(errno));
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw_unwritable(path, "disk full?");
  file.commit();
}

}  // namespace passage::detail
