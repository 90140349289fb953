#pragma once
#include <span>
#include <string_view>

#include "passage/declare/algorithm.hpp"

namespace passage {

/// Every command of Passage, in the order of the toolbox. The list in registry.cpp is the only one.
std::span<Algorithm const* const> algorithms();

/// The command of this name. Throws Error{usage, "unknown_command"} with the nearest name.
Algorithm const& find_algorithm(std::string_view name);

}  // namespace passage
