#pragma once
#include <string_view>

namespace passage {

/// Of this library: "0.1.0".
std::string_view version();

}  // namespace passage
