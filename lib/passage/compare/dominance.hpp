#pragma once
#include <optional>
#include <vector>

#include "passage/base/quantity.hpp"
#include "passage/model/assessment.hpp"

namespace passage {

/// What route options are compared by. Less is better in each; an empty one is not compared.
struct Merits {
  std::optional<Seconds> time;
  std::optional<ExpectedEvents> exposure;
  ConsentSet agreements;  ///< whose agreement is needed: a set, since one yes more is not any yes more
};

/// The merits of an assessed line: time with likely waits, exposure, agreements that are missing or given.
Merits merits_of(Assessment const& assessment);

/// At least as good in everything and better in something: time, exposure, and a subset of the agreements. A
/// criterion that either lacks decides nothing, and two that share no criterion do not dominate each other.
bool dominates(Merits const& a, Merits const& b);

/// The indices of those that no other dominates, ascending. Of equals all stay.
std::vector<std::size_t> non_dominated(std::vector<Merits> const& options);

}  // namespace passage
