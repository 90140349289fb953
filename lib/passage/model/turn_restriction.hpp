#pragma once
#include <compare>
#include <cstdint>

namespace passage {

/// A turn that is forbidden where two roads meet: coming along `from` one may not go on along `to`, or, when
/// `is_only`, along nothing else. Roads are indices of RoadFeatures that both have an end at the junction.
struct TurnRestriction {
  std::uint32_t from = 0, to = 0;
  bool from_its_end = true;  ///< the junction is the last point of `from`; else its first
  bool to_its_end = false;   ///< the junction is the last point of `to`; else its first
  bool is_only = false;

  friend auto operator<=>(TurnRestriction const&, TurnRestriction const&) = default;
};

}  // namespace passage
