#include "passage/base/posix.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace passage::posix {

namespace {

std::atomic<bool>* cancel_flag = nullptr;
volatile std::sig_atomic_t signals_seen = 0;

extern "C" void passage_on_signal(int) {
  signals_seen = signals_seen + 1;
  if (signals_seen >= 3) _exit(130);
  if (cancel_flag) cancel_flag->store(true);  // lock-free, hence allowed in a handler
}
static_assert(std::atomic<bool>::is_always_lock_free);

}  // namespace

void reserve_standard_streams() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
      // Lower descriptors are open, so this one is what open() returns.
      [[maybe_unused]] int const opened = open("/dev/null", O_RDWR);
    }
  }
}

void cancel_on_signals(std::atomic<bool>& cancel) {
  cancel_flag = &cancel;
  struct sigaction action {};
  action.sa_handler = passage_on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  struct sigaction hang_up {};
  sigaction(SIGHUP, nullptr, &hang_up);
  if (hang_up.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    auto const written = write(descriptor, text.data(), text.size());
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool has_lost_reader(int descriptor) {
  pollfd state{descriptor, 0, 0};
  return poll(&state, 1, 0) == 1 && (state.revents & POLLERR) != 0;
}

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1;
}

int terminal_columns(int descriptor) {
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::int64_t parent_process() {
  return getppid();
}

std::optional<ScratchFile> ScratchFile::make(std::filesystem::path const& folder) {
#ifdef O_TMPFILE
  int const nameless = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (nameless >= 0) return ScratchFile{nameless};
#endif
  auto name = (folder / ".passage-scratch-XXXXXX").string();  // some file systems need a name for a moment
  int const named = mkstemp(name.data());
  if (named < 0) return std::nullopt;
  unlink(name.c_str());
  fcntl(named, F_SETFD, FD_CLOEXEC);
  return ScratchFile{named};
}

ScratchFile::ScratchFile(ScratchFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

ScratchFile::~ScratchFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

int ScratchFile::read(std::uint64_t offset, std::byte* bytes, std::size_t count) const {
  while (count > 0) {
    auto const done = pread(descriptor_, bytes, count, static_cast<off_t>(offset));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return done < 0 ? errno : EIO;
    bytes += done;
    offset += static_cast<std::uint64_t>(done);
    count -= static_cast<std::size_t>(done);
  }
  return 0;
}

int ScratchFile::write(std::uint64_t offset, std::byte const* bytes, std::size_t count) const {
  while (count > 0) {
    auto const done = pwrite(descriptor_, bytes, count, static_cast<off_t>(offset));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return done < 0 ? errno : ENOSPC;
    bytes += done;
    offset += static_cast<std::uint64_t>(done);
    count -= static_cast<std::size_t>(done);
  }
  return 0;
}

std::uint64_t physical_memory_bytes() {
  auto const pages = sysconf(_SC_PHYS_PAGES);
  auto const page_bytes = sysconf(_SC_PAGE_SIZE);
  if (pages <= 0 || page_bytes <= 0) return 0;
  return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes);
}

}  // namespace passage::posix
