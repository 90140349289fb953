#pragma once
#include <functional>

#include <pybind11/pybind11.h>

#include "passage/base/context.hpp"

namespace passage::python {

/// Who hears of work that is under way. Both may be None.
struct Listeners {
  pybind11::object progress;  ///< called with the step and the fraction of the whole
  pybind11::object log;       ///< called with a level ("finding" or "log") and a line of text
};

/// How a Context is prepared before the work begins.
using SetUp = std::function<void(Context&)>;

/// Runs `work` on a thread of its own without the interpreter's lock, while the calling thread hears of it:
/// the listeners are called there, and so are signal handlers of Python. An exception out of either,
/// KeyboardInterrupt above all, cancels the work and is thrown when it has stopped. `work` must not touch
/// Python. Throws what the work throws; whatever is not an Error becomes one. Returns the findings.
Findings run_watched(Listeners const& listeners, SetUp const& set_up,
                     std::function<void(Context&)> const& work);

}  // namespace passage::python
