#pragma once
#include <string>
#include <utility>
#include <vector>

namespace passage {

/// Name and version of the libraries that drawing and writing rest on, as they run now.
std::vector<std::pair<std::string, std::string>> writing_libraries();

}  // namespace passage
