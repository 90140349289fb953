#include "errors.hpp"

#include <utility>

#include "passage/base/error.hpp"

namespace py = pybind11;

namespace passage::python {

namespace {

char const* name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return "usage";
    case ErrorKind::input:
      return "input";
    case ErrorKind::resources:
      return "resources";
    case ErrorKind::defect:
      return "defect";
    case ErrorKind::cancelled:
      return "cancelled";
  }
  return "defect";
}

void raise(Error const& error) {
  py::list problems;
  for (auto const& problem : error.problems())
    problems.append(py::make_tuple(problem.code, problem.where, problem.message, problem.hint));
  auto const type = py::module_::import("passage._errors").attr("Error");
  auto const raised =
      type.attr("_from_core")(name_of(error.kind()), error.code(), error.message(), error.hint(), problems);
  PyErr_SetObject(type.ptr(), raised.ptr());
}

}  // namespace

void translate_errors() {
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(std::move(thrown));
    } catch (Error const& error) {
      raise(error);
    }
  });
}

}  // namespace passage::python
