#pragma once
// Everything of Passage that is not portable C++. A Windows build replaces posix.cpp.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace passage::posix {

/// Opens the null device on each of the file descriptors 0 to 2 that is closed, so that no data file ever
/// gets one of these numbers and is written over by a message.
void reserve_standard_streams();

/// Sets `cancel` on SIGINT, SIGTERM and SIGHUP (unless that is ignored, as under nohup), ends at once on the
/// third, and ignores SIGPIPE and SIGXFSZ: a broken pipe is then what write_all() returns, a file beyond the
/// allowed size an error of whoever writes it. `cancel` must outlive the process.
void cancel_on_signals(std::atomic<bool>& cancel);

/// Writes all of `text` to a file descriptor; false when nobody reads it any more.
bool write_all(int descriptor, std::string_view text);

/// Whether a pipe has lost its reader, without writing to it.
bool has_lost_reader(int descriptor);

bool is_terminal(int descriptor);

/// Columns of the terminal, 80 when unknown.
int terminal_columns(int descriptor);

/// The id of the parent process; it changes when the parent ends.
std::int64_t parent_process();

/// A file without a name: whatever ends the process, the disk gets its room back. Many threads may use it.
class ScratchFile {
 public:
  /// Empty when none can be made in the folder.
  static std::optional<ScratchFile> make(std::filesystem::path const& folder);
  ScratchFile(ScratchFile&& other) noexcept;
  ScratchFile& operator=(ScratchFile&&) = delete;
  ~ScratchFile();

  /// All the bytes or 0 for success, else errno (a file that ends too early counts as EIO).
  int read(std::uint64_t offset, std::byte* bytes, std::size_t count) const;
  int write(std::uint64_t offset, std::byte const* bytes, std::size_t count) const;

 private:
  explicit ScratchFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// Physical memory of the machine; 0 when unknown.
std::uint64_t physical_memory_bytes();

}  // namespace passage::posix
