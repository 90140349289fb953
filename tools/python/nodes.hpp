#pragma once
#include <string>

#include <pybind11/pybind11.h>

#include "passage/base/findings.hpp"
#include "passage/base/node.hpp"

namespace passage::python {

/// A bool, number, str, datetime.date, list or dict as a Node that comes from `where`. Throws TypeError for
/// all else.
Node node_of(pybind11::handle value, std::string const& where);

/// A Node as Python would write it; whole numbers are int.
pybind11::object object_of(Node const& node);
pybind11::dict object_of(Table const& table);

/// Tuples of severity, code, text, input, place and count.
pybind11::list object_of(Findings const& findings);

}  // namespace passage::python
