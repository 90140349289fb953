#pragma once
#include <compare>
#include <cstdint>
#include <vector>

namespace passage {

/// A turn that is forbidden where two roads meet: coming along `from` one may not go on along `to`, or, when
/// `is_only`, along nothing else. Roads are indices of RoadFeatures that both have an end at the junction.
/// With roads in `via` the turn leads over all of them: it is only forbidden to go the whole way.
struct TurnRestriction {
  std::uint32_t from = 0, to = 0;
  bool from_its_end = true;  ///< the junction is the last point of `from`; else its first
  bool to_its_end = false;   ///< the junction is the last point of `to`; else its first
  bool is_only = false;

  /// A road between, driven from one end to the other.
  struct Via {
    std::uint32_t road = 0;
    bool is_forward = true;  ///< from its first point to its last

    friend auto operator<=>(Via const&, Via const&) = default;
  };
  std::vector<Via> via = {};

  friend auto operator<=>(TurnRestriction const&, TurnRestriction const&) = default;
};

}  // namespace passage
