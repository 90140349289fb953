#pragma once
#include <map>
#include <string>
#include <vector>

#include "passage/model/authority.hpp"
#include "passage/model/control_map.hpp"
#include "passage/model/gate.hpp"

namespace passage {

/// Who must agree to what: one reading of holdings, crossing points and [[agreements]] for all who ask.
/// Ground needs all its holders; ground without a recorded holder needs a stand-in's agreement, so unknown is
/// never read as granted. Notifications open nothing and are listed apart.
class ConsentRules {
 public:
  /// Adds the stand-ins that are needed to `authorities`: one for ground without a recorded holder and one
  /// for each crossing point that decides for itself or whose holder nobody recorded, unless a consent or an
  /// assurance in [[agreements]] names it: then that authority decides there. Adding twice adds nothing.
  /// Throws Error{input, "too_many_authorities"} beyond 64.
  /// Each connected area of ground without a recorded holder among `holdings` has a stand-in of its own.
  ConsentRules(Authorities& authorities, std::vector<Gate> const& gates,
               std::vector<Holding> const& holdings = {});

  /// Every authority that must agree to a movement over ground of this holding, those of agreements that
  /// cover everything included.
  ConsentSet ground(Holding const& holding) const;
  /// Every authority that must agree to pass a crossing point: nobody for an open one that does not decide
  /// for itself, else its holders; those whose agreement names it always.
  ConsentSet crossing(GateId gate) const { return crossings_[gate.value]; }
  /// Authorities whose agreement covers every movement.
  ConsentSet everywhere() const { return everywhere_; }
  /// Authorities whose agreement names the zone with this P-code.
  ConsentSet zone(std::string const& code) const;
  /// Authorities that are only to be notified, ascending.
  std::vector<PartyId> const& to_notify() const { return to_notify_; }
  /// The stand-in for ground without a recorded holder.
  PartyId unrecorded_ground() const { return unrecorded_; }

 private:
  struct ZoneConsent {
    std::string code;
    ConsentSet parties;
  };
  ConsentSet of_gate(Gate const& gate, Authorities& authorities) const;
  void read_agreements(Authorities const& authorities, std::vector<Gate> const& gates);

  PartyId unrecorded_;
  std::map<std::string, PartyId> unrecorded_areas_;
  ConsentSet everywhere_;
  std::vector<ConsentSet> crossings_;
  std::vector<ZoneConsent> zones_;
  std::vector<PartyId> to_notify_;
};

}  // namespace passage
