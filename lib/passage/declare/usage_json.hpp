#pragma once
// The description of the commands, from which QGIS, Python, completion and the reference pages are made.
#include <span>

#include "passage/declare/algorithm.hpp"
#include "passage/declare/options.hpp"

namespace passage {

/// One option: option, key, kind, help, unit, default, range and choices. Numbers are in the documented unit.
Table describe(Option const& option);

/// One algorithm: name, label, group, help and its parameters.
Table describe(Algorithm const& algorithm);

/// All algorithms, and the options that every command has.
Table describe(std::span<Algorithm const* const> algorithms);

}  // namespace passage
