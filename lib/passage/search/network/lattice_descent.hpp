#pragma once
// The front of (set of agreements, time, exposure) by a second method, which shares no code with label
// setting: one search of roads alone for each set of authorities that is allowed.
#include "passage/base/context.hpp"
#include "passage/search/network/consent_front.hpp"

namespace passage {

struct LatticeDescentOptions {
  double max_stretch = 2;              ///< as in ConsentFrontOptions
  std::optional<Duration> bound = {};  ///< of a reference run, instead of max_stretch
  bool with_exposure = true;           ///< false: sets and time only
  std::size_t set_limit = 100'000;     ///< sets visited; then the front is incomplete
};

/// The front of find_consent_front with ε = 0. With everybody allowed the roads are searched without looking
/// at authorities; each authority that a path found needs is then forbidden in turn, and so on down the
/// lattice of sets, every set once. That visits a set whose paths need no more than U for every U of the
/// front: as long as the allowed set holds U, an authority outside U that some path needs can be dropped, at
/// most as often as there are authorities. Exact; the number of sets may double with every authority, so this
/// is for few of them, for engines that know one criterion only, and for checking.
ParetoFront find_consent_front_by_descent(RoadGraph const& graph, NodeId from, NodeId to,
                                          LatticeDescentOptions const& options, Context& context);

}  // namespace passage
