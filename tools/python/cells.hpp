#pragma once
#include <pybind11/pybind11.h>

namespace passage::python {

/// Adds exposure, zonal, read_raster and write_raster on arrays to the module.
void add_cells(pybind11::module_& module);

}  // namespace passage::python
