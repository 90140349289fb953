#pragma once
#include <memory>

#include "passage/algorithms/prepared_case.hpp"
#include "passage/evaluate/assess.hpp"

namespace passage {

/// Everything a prepared case knows, made ready to assess lines: our options and anybody's proposals alike.
/// Keeps references to the case.
class CaseEvidence {
 public:
  /// `speed` is that of lines, or parts of them, that follow no road; empty: their time is not known.
  CaseEvidence(Scenario const& scenario, PreparedCase& prepared, Context& context,
               std::optional<MetresPerSecond> speed = {});
  ~CaseEvidence();
  CaseEvidence(CaseEvidence const&) = delete;
  CaseEvidence& operator=(CaseEvidence const&) = delete;

  Assessment assess(RouteLine const& route, Context& context) const;
  /// Where two population products are given: what find_disagreement finds among assessed options.
  void compare_populations(std::vector<RouteOption> const& options, Context& context) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passage
