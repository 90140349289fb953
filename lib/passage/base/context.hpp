#pragma once
#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "passage/base/findings.hpp"

namespace passage {

/// Where a running algorithm reports to. The command line and Python each have one; tests use their own.
/// Calls arrive from one thread at a time.
class Reporter {
 public:
  virtual ~Reporter() = default;
  /// `fraction` of the whole work done, never falling, 1 at the end.
  virtual void progress(std::string_view step, double fraction) = 0;
  virtual void finding(Finding const& finding) = 0;
  virtual void log(std::string_view text) = 0;
};

/// What every algorithm gets beside its inputs: how much of the machine it may use, where to report, whether
/// to stop. Passed by reference; there is no singleton.
class Context {
 public:
  Context() = default;
  explicit Context(Reporter* reporter, std::atomic<bool> const* cancel = nullptr)
      : reporter_(reporter), cancel_(cancel) {}

  int threads = 1;                                      ///< ≥ 1
  std::uint64_t memory_bytes = std::uint64_t{8} << 30;  ///< what the work may hold at once
  std::uint64_t seed = 1;
  bool may_overwrite = false;  ///< results that exist may be replaced
  Findings findings;

  /// Adds a finding and reports it.
  void find(Finding finding);
  void log(std::string_view text);

  /// Names the step that begins and the share of the whole work, as [from, upto], that it stands for.
  void begin_step(std::string name, double from, double upto);
  /// `fraction` of the current step, 0 … 1. Also checks for cancellation.
  void progress(double fraction);

  bool is_cancelled() const { return cancel_ && cancel_->load(std::memory_order_relaxed); }
  /// Throws Error{cancelled} when asked to stop. Call it per tile, per feature block, every few thousand
  /// queue pops.
  void check_cancel() const;

 private:
  void report(double overall);

  Reporter* reporter_ = nullptr;
  std::atomic<bool> const* cancel_ = nullptr;
  std::string step_ = "start";
  double from_ = 0, upto_ = 1, reported_ = 0;
  std::mutex mutex_;
};

}  // namespace passage
