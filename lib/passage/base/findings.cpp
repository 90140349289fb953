#include "passage/base/findings.hpp"

#include <algorithm>

namespace passage {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::serious:
      return "serious";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "note";
}

void Findings::append(Findings const& others) {
  list_.insert(list_.end(), others.list_.begin(), others.list_.end());
}

std::vector<Finding> Findings::by_consequence() const {
  auto sorted = list_;
  std::ranges::stable_sort(sorted, {}, &Finding::severity);
  return sorted;
}

bool Findings::has(std::string_view code) const {
  return std::ranges::find(list_, code, &Finding::code) != list_.end();
}

}  // namespace passage
