#pragma once
#include <pybind11/pybind11.h>

namespace passage::python {

/// Lets passage::Error arrive in Python as passage.Error, with its code, kind, hint and problems.
void translate_errors();

}  // namespace passage::python
