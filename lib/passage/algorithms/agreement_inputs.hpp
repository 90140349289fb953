#pragma once
// Who must agree, or be told: from the rows [[agreements]] to authorities.
#include <vector>

#include "passage/base/context.hpp"
#include "passage/declare/tables/control.hpp"
#include "passage/model/authority.hpp"

namespace passage {

/// The authorities of the rows with what they answered. Names that differ in case and blanks only are one
/// authority under its first spelling: finding "party_spelling".
Authorities read_agreements(std::vector<tables::AgreementRow> const& rows, Context& context);

}  // namespace passage
