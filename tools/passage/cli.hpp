#pragma once
#include <span>
#include <string>
#include <vector>

#include "passage/declare/algorithm.hpp"

namespace passage::cli {

/// Runs `passage ARGUMENTS…` with these commands and returns its exit code: 0 result, 2 usage, 3 bad input, 4
/// no route (an answer), 5 out of the memory or disk allowed, 70 defect, 130 cancelled. Nothing is thrown.
int run_command_line(std::span<Algorithm const* const> algorithms, std::vector<std::string> const& arguments);

}  // namespace passage::cli
