#pragma once
#include <string>

#include "passage/algorithms/hindcast_model.hpp"

namespace passage {

/// A drawing (SVG) in two parts: events expected and recorded per tested month, with what chance alone
/// allows; and events expected and recorded along simulated paths.
std::string hindcast_plot(HindcastAnswer const& answer);

}  // namespace passage
