#pragma once
#include <optional>
#include <string>
#include <vector>

#include "passage/model/authority.hpp"

namespace passage {

/// The first day on which every answer could be there, if all are asked on the day of the evidence.
struct EarliestDeparture {
  std::optional<Date> date;       ///< empty: somebody has refused, or a time to answer is not stated
  std::vector<std::string> gaps;  ///< why it is empty, and what speaks against it
};

/// What a departure has to wait for.
struct AwaitedAnswers {
  ConsentSet missing;
  std::vector<PartyId> also_notify;
  ConsentSet needed;
};

/// The longest lead among the missing agreements and the notifications, counted from `as_of`; part days count
/// whole. An agreement that is given but ends before that day is a gap.
EarliestDeparture earliest_departure(Authorities const& authorities, AwaitedAnswers const& awaited,
                                     Date as_of);

}  // namespace passage
