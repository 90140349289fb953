#pragma once
#include <optional>
#include <vector>

#include "passage/model/bridge.hpp"
#include "passage/model/path.hpp"

namespace passage {

/// What proves how different the options of one origin and destination are, and how different any could be.
struct RouteCertificate {
  std::size_t from = 0, to = 0;   ///< indices into the run's places
  std::size_t first_option = 0;   ///< the options are those from here on, one per stretch
  double max_stretch = 1;         ///< no option takes longer than this times the fastest
  Share overlap;                  ///< largest containment allowed to alternatives
  Metres separation;              ///< lines farther apart than this have areas that do not touch
  std::size_t pool = 0;           ///< candidates that alternatives were chosen from
  std::vector<double> stretches;  ///< criterion time over the least
  std::vector<std::vector<Share>> containment;  ///< of the options' areas in each other

  /// Routes that lie apart by `separation` outside the discs around both ends and the stretches that no route
  /// avoids: so many were found; more than the second number there cannot be (it counts routes that share no
  /// node). Empty: not bounded below 16.
  int apart_at_least = 0;
  std::optional<int> apart_at_most;
  /// Routes that share no node outside the discs around both ends: 1 where something cannot be avoided.
  std::optional<int> node_disjoint;
  Metres unavoidable;                     ///< length of road that every route within the stretch drives
  std::vector<GateId> unavoidable_gates;  ///< crossing points likewise

  /// Every bridge that a list below names, in the order of the fastest option, then of the others. The
  /// lists hold indices into it.
  std::vector<BridgeOnRoute> bridges;
  std::vector<std::size_t> unavoidable_bridges;  ///< that no route within the stretch avoids, each tried
  /// What every option shown passes, where there are two or more: it need not be unavoidable.
  std::vector<GateId> common_gates;
  std::vector<std::size_t> common_bridges;

  /// What two options pass both.
  struct SharedPassage {
    std::size_t a = 0, b = 0;  ///< counted from first_option
    std::vector<GateId> gates;
    Metres length;                     ///< of links
    std::vector<std::size_t> bridges;  ///< into `bridges`
  };
  std::vector<SharedPassage> shared;  ///< every pair of options that shares something
};

}  // namespace passage
