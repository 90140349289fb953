#include "terminal_reporter.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/base/posix.hpp"
#include "passage/declare/json.hpp"

namespace passage::cli {

namespace {

using namespace std::chrono_literals;

constexpr auto heartbeat = 900ms;  // the contract says at least once a second
constexpr auto bar_interval = 100ms;
constexpr double line_step = 0.1;  // without a terminal: a line per step and per tenth of the work
constexpr std::size_t shown_findings_per_code = 3;
constexpr int error_stream = 2;

Node text(std::string_view value) {
  return {std::string{value}};
}

std::string time_left(double elapsed_s, double fraction) {
  if (fraction < 0.02 || elapsed_s < 2) return {};
  double const left_s = elapsed_s * (1 - fraction) / fraction;
  if (left_s < 90) return fmt::format("{:.0f} s left", left_s);
  if (left_s < 5400) return fmt::format("{:.0f} min left", left_s / 60);
  return fmt::format("{:.1f} h left", left_s / 3600);
}

std::string sentence(Finding const& finding) {
  std::string line{name_of(finding.severity)};
  line += ": ";
  if (!finding.input.empty()) line += finding.input + ": ";
  line += finding.text;
  if (!finding.place.empty()) line += " (" + finding.place + ")";
  return line;
}

}  // namespace

TerminalReporter::TerminalReporter(ProgressStyle style, bool is_quiet, std::atomic<bool>& cancel)
    : style_(style),
      is_quiet_(is_quiet),
      is_terminal_(posix::is_terminal(error_stream)),
      cancel_(cancel),
      watcher_([this] { watch(); }) {}

TerminalReporter::~TerminalReporter() {
  {
    std::scoped_lock const lock{mutex_};
    is_finished_ = true;
  }
  wake_.notify_all();
  watcher_.join();
}

void TerminalReporter::watch() {
  auto const parent = posix::parent_process();
  std::unique_lock lock{mutex_};
  while (!wake_.wait_for(lock, heartbeat, [this] { return is_finished_; })) {
    if (posix::parent_process() != parent || posix::has_lost_reader(error_stream)) cancel_ = true;
    if (style_ == ProgressStyle::json || (style_ == ProgressStyle::automatic && is_terminal_))
      show_progress(true);
  }
}

void TerminalReporter::progress(std::string_view step, double fraction) {
  std::scoped_lock const lock{mutex_};
  step_ = step;
  fraction_ = fraction;
  show_progress(false);
}

void TerminalReporter::show_progress(bool is_heartbeat) {
  if (style_ == ProgressStyle::none || is_quiet_) return;
  auto const now = Clock::now();
  bool const is_new_step = step_ != shown_step_;
  if (style_ == ProgressStyle::automatic && !is_terminal_) {
    if (is_new_step || fraction_ >= shown_fraction_ + line_step) show_line();
    return;
  }
  if (!is_heartbeat && !is_new_step && now - shown_at_ < bar_interval) return;
  shown_at_ = now;
  shown_step_ = step_;
  shown_fraction_ = fraction_;
  if (style_ == ProgressStyle::json) {
    write(to_json(Table{{"event", text("progress")}, {"step", text(step_)}, {"fraction", Node{fraction_}}}) +
          "\n");
  } else {
    write("\r\x1b[K" + bar());
    has_bar_ = true;
  }
}

void TerminalReporter::show_line() {
  shown_step_ = step_;
  shown_fraction_ = fraction_;
  write(fmt::format("{:3.0f} % {}\n", fraction_ * 100, step_));
}

std::string TerminalReporter::bar() const {
  constexpr int cells = 24;
  double const elapsed_s = std::chrono::duration<double>(Clock::now() - began_).count();
  auto const full = static_cast<std::size_t>(fraction_ * cells);
  auto line = fmt::format("[{}{}] {:3.0f} % {}", std::string(full, '#'), std::string(cells - full, '.'),
                          fraction_ * 100, step_);
  if (auto const left = time_left(elapsed_s, fraction_); !left.empty()) {
    line += fmt::format(", {:.1f} %/s, {}", fraction_ * 100 / elapsed_s, left);
  }
  auto const columns = static_cast<std::size_t>(posix::terminal_columns(error_stream));
  return line.substr(0, std::max<std::size_t>(columns, 20) - 1);
}

void TerminalReporter::clear_bar() {
  if (has_bar_) write("\r\x1b[K");
  has_bar_ = false;
}

void TerminalReporter::finding(Finding const& finding) {
  std::scoped_lock const lock{mutex_};
  auto const seen = ++finding_counts_[finding.code];
  if (is_quiet_) return;
  if (style_ == ProgressStyle::json) {
    write(to_json(Table{{"event", text("finding")},
                        {"severity", text(name_of(finding.severity))},
                        {"code", text(finding.code)},
                        {"text", text(finding.text)},
                        {"input", text(finding.input)},
                        {"place", text(finding.place)},
                        {"count", Node{static_cast<double>(finding.count)}}}) +
          "\n");
    return;
  }
  if (seen > shown_findings_per_code) return;
  clear_bar();
  write(sentence(finding) + "\n");
}

void TerminalReporter::log(std::string_view message) {
  std::scoped_lock const lock{mutex_};
  if (is_quiet_) return;
  if (style_ == ProgressStyle::json) {
    write(to_json(Table{{"event", text("log")}, {"text", text(message)}}) + "\n");
  } else {
    clear_bar();
    write(std::string{message} + "\n");
  }
}

void TerminalReporter::finish(bool is_success) {
  std::scoped_lock const lock{mutex_};
  if (is_finished_) return;
  is_finished_ = true;
  wake_.notify_all();
  if (is_success && !shown_step_.empty() && shown_fraction_ < 1) {
    step_ = "done";
    fraction_ = 1;
    show_progress(true);
  }
  clear_bar();
  if (is_quiet_ || style_ == ProgressStyle::json) return;
  for (auto const& [code, count] : finding_counts_) {
    if (count <= shown_findings_per_code) continue;
    write(fmt::format("… and {} more findings of the kind {}\n", count - shown_findings_per_code, code));
  }
}

void TerminalReporter::error(Error const& error) {
  finish(false);
  std::scoped_lock const lock{mutex_};
  if (style_ == ProgressStyle::json) {
    write(to_json(Table{{"event", text("error")},
                        {"code", text(error.code())},
                        {"message", text(error.message())},
                        {"hint", text(error.hint())}}) +
          "\n");
    return;
  }
  write("error: " + error.message() + "\n");
  if (!error.hint().empty()) write("hint: " + error.hint() + "\n");
}

void TerminalReporter::write(std::string const& line) {
  if (!posix::write_all(error_stream, line)) cancel_ = true;
}

}  // namespace passage::cli
