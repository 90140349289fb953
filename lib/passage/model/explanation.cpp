#include "passage/model/explanation.hpp"

namespace passage {

std::string_view name_of(FlipKind kind) {
  switch (kind) {
    case FlipKind::longer_wait:
      return "longer_wait";
    case FlipKind::slower:
      return "slower";
    case FlipKind::refusal:
      return "refusal";
    case FlipKind::closing:
      return "closing";
    case FlipKind::opening:
      return "opening";
  }
  return "";
}

}  // namespace passage
