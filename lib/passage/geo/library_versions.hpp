#pragma once
#include <string>
#include <utility>
#include <vector>

namespace passage {

/// Name and version of the libraries that geometry and projections rest on, as they run now.
std::vector<std::pair<std::string, std::string>> geometry_libraries();

}  // namespace passage
