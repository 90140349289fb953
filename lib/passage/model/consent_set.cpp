#include "passage/model/consent_set.hpp"

#include <fmt/core.h>

namespace passage {

ConsentSet ConsentSet::of(PartyId party) {
  if (party.value >= capacity) {
    throw Error{ErrorKind::input, "too_many_authorities",
                fmt::format("more than {} authorities in one query", capacity),
                "group holders that act together under one name, or cut the scenario to a smaller area"};
  }
  return ConsentSet{std::uint64_t{1} << party.value};
}

std::vector<PartyId> ConsentSet::members() const {
  std::vector<PartyId> parties;
  for (auto rest = bits_; rest != 0; rest &= rest - 1) {
    parties.emplace_back(static_cast<std::uint32_t>(std::countr_zero(rest)));
  }
  return parties;
}

}  // namespace passage
