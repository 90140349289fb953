#include "passage/base/posix.hpp"

#include <csignal>

#include "support/catch.hpp"
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
