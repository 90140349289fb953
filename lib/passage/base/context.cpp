#include "passage/base/context.hpp"

#include <algorithm>

#include "passage/base/error.hpp"

namespace passage {

void Context::find(Finding finding) {
  std::scoped_lock const lock{mutex_};
  if (reporter_) reporter_->finding(finding);
  findings.add(std::move(finding));
}

void Context::log(std::string_view text) {
  std::scoped_lock const lock{mutex_};
  if (reporter_) reporter_->log(text);
}

void Context::begin_step(std::string name, double from, double upto) {
  check_cancel();
  std::scoped_lock const lock{mutex_};
  step_ = std::move(name);
  from_ = from;
  upto_ = upto;
  report(from_);
}

void Context::progress(double fraction) {
  check_cancel();
  std::scoped_lock const lock{mutex_};
  report(from_ + (upto_ - from_) * std::clamp(fraction, 0.0, 1.0));
}

void Context::report(double overall) {
  reported_ = std::max(reported_, overall);
  if (reporter_) reporter_->progress(step_, reported_);
}

void Context::check_cancel() const {
  if (is_cancelled()) throw Error{ErrorKind::cancelled, "cancelled", "cancelled; nothing was written"};
}

}  // namespace passage
