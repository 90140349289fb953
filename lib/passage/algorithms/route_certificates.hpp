#pragma once
#include <cstdint>
#include <vector>

#include "passage/algorithms/prepared_case.hpp"
#include "passage/search/network/alternatives.hpp"

namespace passage {

/// What the search knows of one pair: bounds, the pool, what no route within the stretch avoids. The options
/// are added by complete_certificate. Pair and first option are the caller's to set.
RouteCertificate begin_certificate(PreparedCase const& prepared, tables::Corridors const& asked,
                                   Alternatives const& found);

/// Bridges of the network and those of them that no route of a pair within the stretch avoids.
struct PairBridges {
  BridgeLinks const* bridges = nullptr;
  std::vector<std::uint32_t> unavoidable;
};

/// Adds what compares the options of the pair: stretches, what two of them and what all of them pass, and the
/// bridges that are named by it.
void complete_certificate(RouteCertificate& certificate, PreparedCase const& prepared,
                          std::vector<RouteOption> const& options, PairBridges const& known);

}  // namespace passage
