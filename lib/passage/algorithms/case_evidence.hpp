#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "passage/algorithms/prepared_case.hpp"
#include "passage/evaluate/assess.hpp"

namespace passage {

/// The way back of a movement that leaves the destination at a time of its calendar and needs no agreement
/// beyond those given; empty: none arrives.
using WayBackSearch = std::function<std::optional<RouteLine>(Seconds leaving, ConsentSet agreed)>;

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

  /// `way_back` is asked where the movement comes back by a way of its own. Without it, or where its way gets
  /// home no earlier, the way back is the way there.
  Assessment assess(RouteLine const& route, Context& context, WayBackSearch const& way_back = {}) const;
  /// Where two population products are given: what find_disagreement finds among assessed options.
  void compare_populations(std::vector<RouteOption> const& options, Context& context) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passage
