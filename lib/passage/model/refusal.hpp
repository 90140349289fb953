#pragma once
#include <optional>
#include <vector>

#include "passage/model/path.hpp"

namespace passage {

/// A "what if": authorities that say no and crossing points that close, all at once.
struct Refusal {
  ConsentSet refused;
  std::vector<GateId> closed;

  friend bool operator==(Refusal const&, Refusal const&) = default;
};

/// What is left between an origin and a destination after a refusal.
struct RefusalAnswer {
  std::size_t from = 0, to = 0;  ///< indices into the run's places
  Refusal refusal;
  std::optional<std::size_t> option;  ///< the fastest shown option that is not touched, where there is one
  std::optional<Path> path;           ///< the fastest way left of all; empty: no route
  /// Its time beyond the fastest way before; empty with `path`, and where stops are lost.
  std::optional<Seconds> extra;
  std::vector<std::size_t> lost_stops = {};  ///< that no way visits any more: indices into the run's places
};

}  // namespace passage
