#include "passage/compare/dominance.hpp"

namespace passage {

namespace {

struct Verdict {
  bool is_worse = false, is_better = false, is_compared = false;

  template <class Number>
  void compare(std::optional<Number> const& a, std::optional<Number> const& b) {
    if (!a || !b) return;
    is_compared = true;
    is_worse |= *a > *b;
    is_better |= *a < *b;
  }
};

}  // namespace

Merits merits_of(Assessment const& assessment) {
  return {assessment.time, assessment.exposure, assessment.consents};
}

bool dominates(Merits const& a, Merits const& b) {
  Verdict verdict;
  verdict.compare(a.time, b.time);
  verdict.compare(a.exposure, b.exposure);
  if (!verdict.is_compared || verdict.is_worse || !a.agreements.is_subset_of(b.agreements)) return false;
  return verdict.is_better || a.agreements != b.agreements;
}

std::vector<std::size_t> non_dominated(std::vector<Merits> const& options) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < options.size(); ++i) {
    bool is_dominated = false;
    for (std::size_t j = 0; j < options.size() && !is_dominated; ++j) {
      is_dominated = j != i && dominates(options[j], options[i]);
    }
    if (!is_dominated) kept.push_back(i);
  }
  return kept;
}

}  // namespace passage
