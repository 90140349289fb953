#include "cells.hpp"
#include "commands.hpp"
#include "errors.hpp"
#include "surfaces.hpp"
#include <pybind11/pybind11.h>

PYBIND11_MODULE(_core, module) {
  module.doc() = "The compiled part of passage.";
  module.attr("version") = PASSAGE_VERSION;
  passage::python::translate_errors();
  passage::python::add_commands(module);
  passage::python::add_surfaces(module);
  passage::python::add_cells(module);
}
