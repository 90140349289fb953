#pragma once
#include <span>

#include "passage/declare/algorithm.hpp"

namespace passage {

/// Every command of Passage, in the order of the toolbox. The list in registry.cpp is the only one.
std::span<Algorithm const* const> algorithms();

}  // namespace passage
