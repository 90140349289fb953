#pragma once
#include <string>
#include <vector>

namespace passage::cli {

/// Runs `passage ARGUMENTS…` and returns its exit code: 0 result, 2 usage, 3 bad input, 4 no route (an
/// answer), 5 out of the memory or disk allowed, 70 defect, 130 cancelled. Nothing is thrown.
int run_command_line(std::vector<std::string> const& arguments);

}  // namespace passage::cli
