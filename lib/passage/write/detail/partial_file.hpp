#pragma once
#include <filesystem>
#include <string_view>

namespace passage::detail {

/// A file that is written under a temporary name beside its final one and takes that name only when it is
/// whole. Removed unless `commit` was called, so that a failed run leaves nothing.
class PartialFile {
 public:
  /// Throws Error{input, "unwritable_output"} when the folder does not exist or cannot be written.
  explicit PartialFile(std::filesystem::path target);
  ~PartialFile();
  PartialFile(PartialFile const&) = delete;
  PartialFile& operator=(PartialFile const&) = delete;

  /// Where to write: same folder, same extension, hidden.
  std::filesystem::path const& path() const { return temporary_; }
  void commit();

 private:
  std::filesystem::path target_, temporary_;
  bool committed_ = false;
};

/// Writes the bytes as a file, whole or not at all. Throws Error{input, "unwritable_output"}.
void write_bytes(std::filesystem::path const& path, std::string_view bytes);

[[noreturn]] void throw_unwritable(std::filesystem::path const& path, std::string_view why);

}  // namespace passage::detail
