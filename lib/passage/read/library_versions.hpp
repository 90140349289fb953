#pragma once
#include <string>
#include <utility>
#include <vector>

namespace passage {

/// Name and version of the libraries that reading rests on, as they run now.
std::vector<std::pair<std::string, std::string>> reading_libraries();

}  // namespace passage
