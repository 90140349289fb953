#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace passage {

/// An index that converts into no other index. `Tag` names what it counts.
template <class Tag, class Rep = std::uint32_t>
struct StrongId {
  Rep value = invalid_value;

  static constexpr Rep invalid_value = static_cast<Rep>(-1);

  constexpr StrongId() = default;
  constexpr explicit StrongId(Rep index) : value(index) {}
  constexpr bool is_valid() const { return value != invalid_value; }
  friend constexpr auto operator<=>(StrongId, StrongId) = default;  // NOLINT(modernize-use-nullptr): clang 14
};

using CellId = StrongId<struct CellTag, std::uint64_t>;  ///< row × columns + column of a Grid; 64-bit.
using NodeId = StrongId<struct NodeTag>;                 ///< A node of a RoadGraph.
using EdgeId = StrongId<struct EdgeTag>;                 ///< A directed edge of a RoadGraph.
using PartyId = StrongId<struct PartyTag>;               ///< An authority of a scenario.
using GateId = StrongId<struct GateTag>;                 ///< A crossing point of a scenario.

}  // namespace passage

template <class Tag, class Rep>
struct std::hash<passage::StrongId<Tag, Rep>> {
  std::size_t operator()(passage::StrongId<Tag, Rep> id) const noexcept { return std::hash<Rep>{}(id.value); }
};
