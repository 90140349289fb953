#pragma once
// Help for people, made from the declarations.
#include <span>
#include <string>

#include "passage/declare/algorithm.hpp"

namespace passage {

/// The commands by group, with one line each.
std::string help_text(std::span<Algorithm const* const> algorithms);

/// One command: how it is called, its options with units, defaults and ranges. Advanced options and the keys
/// of the scenario are shown when `is_complete`.
std::string help_text(Algorithm const& algorithm, bool is_complete);

}  // namespace passage
