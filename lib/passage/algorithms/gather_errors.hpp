#pragma once
#include <utility>

#include "passage/base/error.hpp"

namespace passage {

/// Lets several inputs be read although some are wrong, so that one run reports the faults of all.
class GatheredErrors {
 public:
  /// Calls `work`; an Error of kind input is kept instead of thrown.
  template <class Work>
  void attempt(Work&& work) {
    problems_.attempt(std::forward<Work>(work));
  }
  void throw_if_any() const { problems_.throw_if_any(ErrorKind::input); }

 private:
  Problems problems_;
};

}  // namespace passage
