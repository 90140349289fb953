#pragma once
#include <pybind11/pybind11.h>

namespace passage::python {

/// Adds run_command(name, options, common, progress, log) and usage() to the module.
void add_commands(pybind11::module_& module);

}  // namespace passage::python
