#include "passage/model/covered_crossing.hpp"

#include <algorithm>

namespace passage {

bool covers_crossing(Agreement const& agreement, Gate const& gate) {
  constexpr std::string_view prefix = "gate:";
  return std::ranges::any_of(agreement.covers, [&](std::string const& covered) {
    if (covered.rfind(prefix, 0) != 0) return false;
    auto const id = std::string_view{covered}.substr(prefix.size());
    return gate.id == id || gate.name == id;
  });
}

}  // namespace passage
