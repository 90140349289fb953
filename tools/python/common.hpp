#pragma once
#include <functional>

#include "watched_work.hpp"
#include <pybind11/pybind11.h>

#include "passage/base/error.hpp"

namespace passage::python {

/// Threads, memory, seed and overwrite out of a dict with these keys. What `check` adds is refused together
/// with what is wrong here, as one Error{usage}.
SetUp common_options(pybind11::dict const& given, std::function<void(Problems&)> const& check = {});

}  // namespace passage::python
