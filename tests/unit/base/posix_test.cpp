#include "passage/base/posix.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "support/catch.hpp"
#include <sys/resource.h>
#include <unistd.h>

using namespace passage;

TEST_CASE("a broken pipe is an answer, not a signal") {
  static std::atomic<bool> cancel{false};
  posix::cancel_on_signals(cancel);
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  CHECK(posix::write_all(ends[1], "heard"));
  CHECK_FALSE(posix::has_lost_reader(ends[1]));
  close(ends[0]);
  CHECK(posix::has_lost_reader(ends[1]));
  CHECK_FALSE(posix::write_all(ends[1], "nobody listens"));
  close(ends[1]);
  CHECK_FALSE(cancel);
  std::raise(SIGTERM);
  CHECK(cancel);
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGHUP, SIG_DFL);
}

TEST_CASE("a closed standard stream is reserved") {
  int const saved = dup(0);
  close(0);
  posix::reserve_standard_streams();
  int const next = dup(saved);
  CHECK(next > 2);
  close(next);
  dup2(saved, 0);
  close(saved);
}

TEST_CASE("what the machine is") {
  CHECK(posix::parent_process() == getppid());
  CHECK(posix::physical_memory_bytes() > (std::uint64_t{1} << 26));
  CHECK(posix::terminal_columns(-1) == 80);
  CHECK_FALSE(posix::is_terminal(-1));
}

TEST_CASE("a scratch file keeps bytes where they were put and leaves no name") {
  auto const folder = std::filesystem::temp_directory_path();
  auto const file = posix::ScratchFile::make(folder);
  REQUIRE(file);
  std::byte const written[] = {std::byte{1}, std::byte{2}, std::byte{3}};
  std::byte found[3] = {};
  CHECK(file->write(100000, written, 3) == 0);
  CHECK(file->read(100000, found, 3) == 0);
  CHECK(std::equal(written, written + 3, found));
  CHECK(file->read(100001, found, 3) == EIO);
  for (auto const& entry : std::filesystem::directory_iterator{folder})
    CHECK(entry.path().filename().string().find(".passage-scratch") == std::string::npos);
  CHECK_FALSE(posix::ScratchFile::make("/nonexistent/folder"));
}

TEST_CASE("writing beyond the allowed size of files is an error, not a signal") {
  static std::atomic<bool> cancel{false};
  posix::cancel_on_signals(cancel);
  auto const file = posix::ScratchFile::make(std::filesystem::temp_directory_path());
  REQUIRE(file);
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  rlimit const small{1000, before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  std::byte const bytes[16] = {};
  int const error = file->write(990, bytes, 16);
  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  CHECK(error == EFBIG);
}
