#include "passage/evaluate/earliest_departure.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace passage {

namespace {

class Leads {
 public:
  Leads(Authorities const& authorities, Date as_of) : authorities_(authorities), as_of_(as_of) {}

  void add_missing(PartyId party) {
    bool is_asked = false;  // for what is still open: a yes to something else is none
    for (auto const& agreement : authorities_.agreements) {
      if (agreement.with != party || agreement.kind == AgreementKind::notification) continue;
      if (agreement.is_given(as_of_)) continue;
      is_asked = true;
      if (agreement.status == AgreementStatus::refused)
        refuse(fmt::format("earliest departure: {} has refused", authorities_.name(party)));
      else
        add_lead(agreement, party);
    }
    if (!is_asked) {
      refuse(fmt::format("earliest departure: how long an answer takes is not stated for {}",
                         authorities_.name(party)));
    }
  }
  void add_notification(PartyId party) {
    for (auto const& agreement : authorities_.agreements) {
      bool const is_open = agreement.status == AgreementStatus::not_asked;
      if (agreement.with == party && agreement.kind == AgreementKind::notification && is_open &&
          agreement.lead)
        longest_ = std::max(longest_, *agreement.lead);
    }
  }
  void check_given(PartyId party) {
    auto const date = departure();
    for (auto const& agreement : authorities_.agreements) {
      if (agreement.with != party || !agreement.is_given(as_of_) || agreement.is_given(date)) continue;
      result_.gaps.push_back(fmt::format("the agreement with {} ends on {}, before the earliest departure",
                                         authorities_.name(party), format_date(*agreement.valid_to)));
    }
  }
  EarliestDeparture take() {
    if (!is_open_) result_.date = departure();
    return std::move(result_);
  }

 private:
  Date departure() const { return as_of_ + std::chrono::days{static_cast<int>(std::ceil(longest_ / day))}; }
  void refuse(std::string gap) {
    is_open_ = true;
    result_.gaps.push_back(std::move(gap));
  }
  void add_lead(Agreement const& agreement, PartyId party) {
    if (agreement.lead) {
      longest_ = std::max(longest_, *agreement.lead);
    } else {
      refuse(fmt::format("earliest departure: how long an answer takes is not stated for {}",
                         authorities_.name(party)));
    }
  }

  Authorities const& authorities_;
  Date as_of_;
  Seconds longest_;
  bool is_open_ = false;
  EarliestDeparture result_;
};

}  // namespace

EarliestDeparture earliest_departure(Authorities const& authorities, AwaitedAnswers const& awaited,
                                     Date as_of) {
  Leads leads{authorities, as_of};
  for (auto party : awaited.missing.members()) leads.add_missing(party);
  for (auto party : awaited.also_notify) leads.add_notification(party);
  for (auto party : (awaited.needed - awaited.missing).members()) leads.check_given(party);
  return leads.take();
}

}  // namespace passage
