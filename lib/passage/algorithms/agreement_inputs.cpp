#include "passage/algorithms/agreement_inputs.hpp"

#include <string>

#include <fmt/core.h>

#include "passage/base/plain_text.hpp"

namespace passage {

namespace {

PartyId party_named(std::string const& name, Authorities& authorities, Context& context) {
  for (std::uint32_t i = 0; i < authorities.list.size(); ++i) {
    auto const& known = authorities.list[i].name;
    if (known == name || plain_word(known) != plain_word(name)) continue;
    context.find(
        {Severity::warning, "party_spelling",
         fmt::format("[[agreements]]: \"{}\" differs from \"{}\" in case or blanks only and counts as "
                     "the same.",
                     name, known),
         "agreements", "", 1});
    return PartyId{i};
  }
  return authorities.add(name);
}

void read_cover(std::vector<Text> const& words, Agreement& agreement) {
  agreement.covers_held_area = false;
  for (auto const& word : words) {
    if (word.value == "everywhere") {
      agreement.covers_everywhere = true;
    } else if (word.value == "held_area") {
      agreement.covers_held_area = true;
    } else {
      agreement.covers.push_back(word.value);
    }
  }
}

}  // namespace

Authorities read_agreements(std::vector<tables::AgreementRow> const& rows, Context& context) {
  Authorities authorities;
  for (auto const& row : rows) {
    Agreement agreement;
    agreement.with = party_named(trimmed(row.with.value), authorities, context);
    agreement.kind = row.kind;
    agreement.status = row.status;
    agreement.lead = row.lead;
    agreement.valid_to = row.valid_to;
    read_cover(row.covers, agreement);
    authorities.agreements.push_back(std::move(agreement));
  }
  return authorities;
}

}  // namespace passage
