#include "passage/algorithms/crossings_on_foot.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace passage {

namespace {

bool spans_water(Gate const& gate) {
  static constexpr std::array<std::string_view, 5> words{"bridge", "ferry", "ford", "crossing", "causeway"};
  return gate.type.empty() || std::ranges::any_of(words, [&](std::string_view word) {
           return gate.type.find(word) != std::string::npos;
         });
}

}  // namespace

std::vector<CrossingPoint> crossings_on_foot(std::vector<Gate> const& gates) {
  std::vector<CrossingPoint> points;
  for (auto const& gate : gates) {
    if (gate.state == GateState::closed || !gate.is_recorded || !spans_water(gate)) continue;
    points.push_back({gate.name.empty() ? gate.id : gate.name, gate.point, gate.wait, false, Metres{0}});
  }
  return points;
}

}  // namespace passage
