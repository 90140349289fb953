#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "passage/base/context.hpp"
#include "passage/base/error.hpp"
#include "passage/declare/common_options.hpp"

namespace passage::cli {

/// Shows progress, findings and errors on stderr: as a bar on a terminal, as lines elsewhere, or as one JSON
/// object per line. A thread of its own repeats the last progress every second, so that whoever listens sees
/// that the work is alive, and cancels when nobody listens any more or the parent process has ended.
class TerminalReporter : public Reporter {
 public:
  /// Sets `cancel` when stderr breaks or the parent ends. Both must outlive the reporter.
  TerminalReporter(ProgressStyle style, bool is_quiet, std::atomic<bool>& cancel);
  ~TerminalReporter() override;

  void progress(std::string_view step, double fraction) override;
  void finding(Finding const& finding) override;
  void log(std::string_view message) override;

  /// Ends the progress: at 1 after success. Says how many findings were not shown.
  void finish(bool is_success);
  void error(Error const& error);

 private:
  using Clock = std::chrono::steady_clock;

  void watch();
  void show_progress(bool is_heartbeat);
  void show_line();
  void clear_bar();
  std::string bar() const;
  void write(std::string const& line);

  ProgressStyle style_;
  bool is_quiet_, is_terminal_;
  std::atomic<bool>& cancel_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_finished_ = false, has_bar_ = false;
  std::string step_ = "start", shown_step_;
  double fraction_ = 0, shown_fraction_ = -1;
  Clock::time_point const began_ = Clock::now();
  Clock::time_point shown_at_{};
  std::map<std::string, std::size_t> finding_counts_;  // ordered: the closing lines have one order
  std::thread watcher_;
};

}  // namespace passage::cli
