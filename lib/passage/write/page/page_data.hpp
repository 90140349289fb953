#pragma once
#include <string>

#include "passage/model/run_result.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// Everything the page shows, as JSON: coordinates in degrees with five decimals, texts in the page's
/// language.
std::string page_data(RunResult const& result, Messages const& say);

}  // namespace passage
