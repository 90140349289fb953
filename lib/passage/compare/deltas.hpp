#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/model/authority.hpp"
#include "passage/model/route_option.hpp"

namespace passage {

/// How option B differs from option A. Differences are B less A; empty where either was not computed.
struct OptionDelta {
  Metres length;
  std::optional<Seconds> time;
  std::optional<int> recorded_incidents;
  std::optional<double> exposure_ratio;   ///< B's exposure over A's; empty when A's is zero
  ConsentSet only_a, only_b;              ///< agreements that only one of them needs
  Metres moved;                           ///< of B's line farther from A's than the tolerance
  Metres shared;                          ///< of B's line within it
  std::optional<MultiLine> shared_lines;  ///< the shared parts of B's line, in order; empty: none
};

/// What lies within `tolerance` of the other line is shared.
OptionDelta delta_of(RouteOption const& a, RouteOption const& b, Metres tolerance = Metres{250});

/// One sentence on how B differs from A, the three differences that matter most: time, recorded incidents
/// near the route, agreements; in the words of the brief ("Option 2 takes 1.7 h longer than 1, has about a
/// third of its recorded incidents near the route and needs no agreement from B."). Says so when nothing
/// differs.
std::string sentence_of(RouteOption const& a, RouteOption const& b, Authorities const& authorities);

/// "about a third of", "about 80 % of", "about twice" …, for a ratio of 0 or more.
std::string ratio_in_words(double ratio);

}  // namespace passage
