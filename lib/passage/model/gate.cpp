#include "passage/model/gate.hpp"

#include <array>

namespace passage {

namespace {
constexpr std::array<GateState, 4> states = {GateState::open, GateState::conditional, GateState::unknown,
                                             GateState::closed};
}

std::string_view name_of(GateState state) {
  switch (state) {
    case GateState::open:
      return "open";
    case GateState::conditional:
      return "conditional";
    case GateState::unknown:
      return "unknown";
    case GateState::closed:
      return "closed";
  }
  return "";
}

std::optional<GateState> gate_state(std::string_view name) {
  for (auto state : states) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

}  // namespace passage
