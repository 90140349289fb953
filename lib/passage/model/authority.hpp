#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/date.hpp"
#include "passage/base/quantity.hpp"
#include "passage/model/consent_set.hpp"

namespace passage {

enum class AgreementKind { consent, clearance, assurance, notification };
enum class AgreementStatus { not_asked, asked, verbal, written, refused };

std::string_view name_of(AgreementKind kind);
std::string_view name_of(AgreementStatus status);

/// Somebody whose agreement a movement may need: a holder of ground as recorded, one named in
/// [[agreements]], or a crossing that decides for itself.
struct Authority {
  std::string name;
  bool is_recorded = true;  ///< false for the stand-in of ground or a crossing whose holder nobody recorded
};

/// What has been asked of an authority, and what was answered.
struct Agreement {
  PartyId with;
  AgreementKind kind = AgreementKind::consent;
  AgreementStatus status = AgreementStatus::not_asked;
  bool covers_everywhere = false;
  bool covers_held_area = true;
  std::vector<std::string> covers;  ///< "gate:K3" or P-codes of zones
  std::optional<Seconds> lead;      ///< from asking to an answer; empty: not stated
  std::optional<Date> valid_to;

  /// Verbal or written, and not expired on `when`. Refused, unknown and stale are never read as yes.
  bool is_given(Date when) const;
};

/// The authorities of a scenario; a PartyId is an index into `list`.
struct Authorities {
  std::vector<Authority> list;
  std::vector<Agreement> agreements;

  /// The id of a name, added when it is new. Names are compared as they are.
  PartyId add(std::string const& name, bool is_recorded = true);
  std::optional<PartyId> find(std::string_view name) const;
  std::string const& name(PartyId party) const { return list[party.value].name; }
  /// The members of `needed` whose agreement is not given on `when`.
  ConsentSet missing(ConsentSet needed, Date when) const;
};

}  // namespace passage
