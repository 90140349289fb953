#include "passage/model/consent_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "passage/model/covered_crossing.hpp"

namespace passage {

namespace {

constexpr char const* unrecorded_holder = "holder not recorded";
constexpr std::string_view gate_prefix = "gate:";

std::string stand_in_name(Gate const& gate) {
  return "crossing point " + (gate.name.empty() ? gate.id : gate.name);
}

/// Whether somebody is on record as the one who decides at a crossing point: whose consent or assurance names
/// it. A clearance does not: it comes from elsewhere.
bool has_spokesman(Gate const& gate, Authorities const& authorities) {
  return std::ranges::any_of(authorities.agreements, [&gate](Agreement const& agreement) {
    bool const decides =
        agreement.kind == AgreementKind::consent || agreement.kind == AgreementKind::assurance;
    return decides && covers_crossing(agreement, gate);
  });
}

}  // namespace

ConsentRules::ConsentRules(Authorities& authorities, std::vector<Gate> const& gates,
                           std::vector<Holding> const& holdings)
    : unrecorded_(authorities.add(unrecorded_holder, false)) {
  for (auto const& holding : holdings) {
    if (holding.is_recorded() || holding.unrecorded.empty()) continue;
    auto const name = fmt::format("{}, {}", unrecorded_holder, holding.unrecorded);
    unrecorded_areas_[holding.unrecorded] = authorities.add(name, false);
  }
  for (auto const& gate : gates) crossings_.push_back(of_gate(gate, authorities));
  read_agreements(authorities, gates);
}

ConsentSet ConsentRules::of_gate(Gate const& gate, Authorities& authorities) const {
  bool const holder_is_known = !gate.holders.empty();
  ConsentSet needed;
  if (gate.state != GateState::open) {
    for (auto holder : gate.holders) needed |= ConsentSet::of(holder);
  }
  bool const has_nobody = !holder_is_known && gate.state != GateState::open;
  if ((gate.decides || has_nobody) && !has_spokesman(gate, authorities)) {
    needed |= ConsentSet::of(authorities.add(stand_in_name(gate), false));
  }
  return needed;
}

void ConsentRules::read_agreements(Authorities const& authorities, std::vector<Gate> const& gates) {
  for (auto const& agreement : authorities.agreements) {
    if (agreement.kind == AgreementKind::notification) {
      to_notify_.push_back(agreement.with);
      continue;
    }
    auto const party = ConsentSet::of(agreement.with);
    if (agreement.covers_everywhere) everywhere_ |= party;
    for (auto const& covered : agreement.covers) {
      if (covered.rfind(gate_prefix, 0) != 0) zones_.push_back({covered, party});
    }
    for (std::size_t i = 0; i < gates.size(); ++i) {
      if (covers_crossing(agreement, gates[i])) crossings_[i] |= party;
    }
  }
  std::ranges::sort(to_notify_);
  to_notify_.erase(std::unique(to_notify_.begin(), to_notify_.end()), to_notify_.end());
}

ConsentSet ConsentRules::ground(Holding const& holding) const {
  auto needed = everywhere_;
  if (!holding.is_recorded()) {
    auto const own = unrecorded_areas_.find(holding.unrecorded);
    needed |= ConsentSet::of(own == unrecorded_areas_.end() ? unrecorded_ : own->second);
  }
  for (auto holder : holding.holders) needed |= ConsentSet::of(holder);
  return needed;
}

ConsentSet ConsentRules::zone(std::string const& code) const {
  ConsentSet needed;
  for (auto const& entry : zones_) {
    if (entry.code == code) needed |= entry.parties;
  }
  return needed;
}

}  // namespace passage
