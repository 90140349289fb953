#pragma once
#include <pybind11/pybind11.h>

namespace passage::python {

/// Adds accumulate, certify and isochrones on arrays to the module.
void add_surfaces(pybind11::module_& module);

}  // namespace passage::python
