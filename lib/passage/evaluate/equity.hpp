#pragma once
// Need and equity. Party-blind by construction: nothing here knows an authority.
#include <optional>
#include <string>
#include <vector>

#include "passage/base/quantity.hpp"
#include "passage/model/reach.hpp"

namespace passage {

/// People of one group and those of them within reach.
struct EquityGroup {
  std::string code, name;
  Persons people, reached;
  std::optional<double> severity = 1;  ///< published weight of one person's need; ≥ 0; empty: not published
};

/// Need share against reach share, with N_g = people × severity and R_g = reached × severity. Groups with
/// fewer people than `floor` are suppressed; where that is only one, the next smallest goes with it, so that
/// it cannot be found by subtraction. Groups without a published severity are left out of shares, totals and
/// divergence: their need is not known, and not 0. Suppressed groups count in the totals and the divergence
/// but are never the worst. Throws Error{input, "bad_group"} for negative or not finite numbers or more
/// people reached than there are.
EquityTable equity_of(std::vector<EquityGroup> const& groups, Persons floor = Persons{0});

}  // namespace passage
