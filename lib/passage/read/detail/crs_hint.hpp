#pragma once
#include <string>

#include <fmt/core.h>

namespace passage::detail {

/// How to say where an input lies, as an option of a command and as a key of a scenario. `input` is the table
/// it serves.
inline std::string crs_hint(std::string const& input, std::string const& example) {
  return fmt::format("give --{0}-crs {1} (in a scenario: crs = \"{1}\" in [{0}]), or fix the file", input,
                     example);
}

}  // namespace passage::detail
