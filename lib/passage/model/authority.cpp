#include "passage/model/authority.hpp"

#include <algorithm>

namespace passage {

std::string_view name_of(AgreementKind kind) {
  switch (kind) {
    case AgreementKind::consent:
      return "consent";
    case AgreementKind::clearance:
      return "clearance";
    case AgreementKind::assurance:
      return "assurance";
    case AgreementKind::notification:
      return "notification";
  }
  return "";
}

std::string_view name_of(AgreementStatus status) {
  switch (status) {
    case AgreementStatus::not_asked:
      return "not asked";
    case AgreementStatus::asked:
      return "asked";
    case AgreementStatus::verbal:
      return "verbal";
    case AgreementStatus::written:
      return "written";
    case AgreementStatus::refused:
      return "refused";
  }
  return "";
}

bool Agreement::is_given(Date when) const {
  bool const answered = status == AgreementStatus::verbal || status == AgreementStatus::written;
  return answered && kind != AgreementKind::notification && (!valid_to || *valid_to >= when);
}

PartyId Authorities::add(std::string const& name, bool is_recorded) {
  if (auto const known = find(name)) return *known;
  list.push_back({name, is_recorded});
  return PartyId{static_cast<std::uint32_t>(list.size() - 1)};
}

std::optional<PartyId> Authorities::find(std::string_view name) const {
  auto const found = std::ranges::find(list, name, &Authority::name);
  if (found == list.end()) return std::nullopt;
  return PartyId{static_cast<std::uint32_t>(found - list.begin())};
}

ConsentSet Authorities::missing(ConsentSet needed, Date when) const {
  auto still_missing = needed;
  for (auto party : needed.members()) {
    bool asked = false, all_given = true;
    for (auto const& agreement : agreements) {
      if (agreement.with != party || agreement.kind == AgreementKind::notification) continue;
      asked = true;
      all_given = all_given && agreement.is_given(when);
    }
    if (asked && all_given) still_missing = still_missing - ConsentSet::of(party);
  }
  return still_missing;
}

}  // namespace passage
