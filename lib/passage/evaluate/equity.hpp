#pragma once
// Need and equity. Party-blind by construction: nothing here knows an authority.
#include <optional>
#include <string>
#include <vector>

#include "passage/base/quantity.hpp"

namespace passage {

/// People of one group and those of them within reach.
struct EquityGroup {
  std::string code, name;
  Persons people, reached;
  double severity = 1;  ///< published weight of one person's need; ≥ 0
};

/// One line of the equity table. Shares are of need: people × severity.
struct EquityRow {
  std::size_t group = 0;       ///< index into the groups given
  Share need_share;            ///< n = N_g / N
  Share reach_share;           ///< c = R_g / R; 0 when nobody is reached
  std::optional<Share> rate;   ///< r = R_g / N_g; empty without need
  bool is_suppressed = false;  ///< too few people to show
};

struct EquityTable {
  std::vector<EquityRow> rows;             ///< one per group, in the order given
  Share rate;                              ///< R / N over all groups
  std::optional<Share> worst_ratio;        ///< least r_g / r; empty when nobody is reached
  std::optional<std::size_t> worst_group;  ///< the group it belongs to
  std::optional<double> divergence;  ///< D(c‖n) = Σ c ln(c/n), nats; 0 = proportional; empty when R = 0
};

/// Need share against reach share, with N_g = people × severity and R_g = reached × severity. Groups with
/// fewer people than `floor` are suppressed; where that is only one, the next smallest goes with it, so that
/// it cannot be found by subtraction. Suppressed groups count in the totals and the divergence but are never
/// the worst. Throws Error{input, "bad_group"} for negative or not finite numbers or more people reached than
/// there are.
EquityTable equity_of(std::vector<EquityGroup> const& groups, Persons floor = Persons{0});

}  // namespace passage
