#include "watched_work.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <new>
#include <thread>
#include <variant>
#include <vector>

#include "passage/base/error.hpp"

namespace py = pybind11;

namespace passage::python {

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 50ms;  // between two looks at signals: nobody notices it after Ctrl-C

struct Progress {
  std::string step;
  double fraction = 0;
};
struct Line {
  char const* level;
  std::string text;
};
using Event = std::variant<Progress, Line>;

std::string sentence(Finding const& finding) {
  auto line = finding.input.empty() ? finding.text : finding.input + ": " + finding.text;
  return finding.place.empty() ? line : line + " (" + finding.place + ")";
}

char const* level_of(Severity severity) {
  return severity == Severity::serious ? "warning" : "info";
}

/// Keeps what the work reports until the listening thread asks for it. Of progress within one step the latest
/// is enough.
class Relay : public Reporter {
 public:
  void progress(std::string_view step, double fraction) override {
    std::scoped_lock const lock{mutex_};
    auto* const last = events_.empty() ? nullptr : std::get_if<Progress>(&events_.back());
    if (last && last->step == step) {
      last->fraction = fraction;
    } else {
      events_.emplace_back(Progress{std::string{step}, fraction});
    }
  }
  void finding(Finding const& finding) override {
    std::scoped_lock const lock{mutex_};
    events_.emplace_back(Line{level_of(finding.severity), sentence(finding)});
  }
  void log(std::string_view text) override {
    std::scoped_lock const lock{mutex_};
    events_.emplace_back(Line{"debug", std::string{text}});
  }
  void finish() {
    std::scoped_lock const lock{mutex_};
    is_finished_ = true;
    wake_.notify_all();
  }
  /// Waits a little for the end; whether it has come. `events` is what was reported until then.
  bool wait(std::deque<Event>& events) {
    std::unique_lock lock{mutex_};
    wake_.wait_for(lock, patience, [this] { return is_finished_; });
    events.swap(events_);
    return is_finished_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Event> events_;
  bool is_finished_ = false;
};

void deliver(Event const& event, Listeners const& listeners) {
  if (auto const* progress = std::get_if<Progress>(&event)) {
    if (!listeners.progress.is_none()) listeners.progress(progress->step, progress->fraction);
  } else if (!listeners.log.is_none()) {
    auto const& line = std::get<Line>(event);
    listeners.log(line.level, line.text);
  }
}

std::exception_ptr outcome_of(std::function<void(Context&)> const& work, Context& context) {
  try {
    work(context);
    return nullptr;
  } catch (Error const&) {
    return std::current_exception();
  } catch (std::bad_alloc const&) {
    return std::make_exception_ptr(Error{ErrorKind::resources, "out_of_memory", "out of memory",
                                         "use a smaller extent or larger cells"});
  } catch (std::exception const& error) {
    return std::make_exception_ptr(Error{ErrorKind::defect, "defect",
                                         std::string{"defect in Passage: "} + error.what(),
                                         "please report it with the call"});
  }
}

/// Hears of the work until it ends. What Python threw on the way, if anything.
std::exception_ptr listen(Relay& relay, Listeners const& listeners, std::atomic<bool>& cancel) {
  std::exception_ptr thrown;
  for (bool is_finished = false; !is_finished;) {
    std::deque<Event> events;
    {
      py::gil_scoped_release const released;
      is_finished = relay.wait(events);
    }
    if (thrown) continue;
    try {
      if (PyErr_CheckSignals() != 0) throw py::error_already_set{};
      for (auto const& event : events) deliver(event, listeners);
    } catch (py::error_already_set const&) {
      thrown = std::current_exception();
      cancel = true;
    }
  }
  return thrown;
}

}  // namespace

Findings run_watched(Listeners const& listeners, SetUp const& set_up,
                     std::function<void(Context&)> const& work) {
  Relay relay;
  std::atomic<bool> cancel{false};
  Context context{&relay, &cancel};
  set_up(context);
  std::exception_ptr failure;
  std::thread worker{[&] {
    failure = outcome_of(work, context);
    relay.finish();
  }};
  auto const thrown = listen(relay, listeners, cancel);
  worker.join();
  if (thrown) std::rethrow_exception(thrown);
  if (failure) std::rethrow_exception(failure);
  return context.findings;
}

}  // namespace passage::python
