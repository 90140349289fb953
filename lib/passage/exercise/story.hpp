#pragma once
#include <string>

#include "passage/exercise/district.hpp"

namespace passage::exercise {

/// scenario.toml: every table of a scenario that the district has data for, with comments for a newcomer.
std::string scenario_text(District const& district);

/// trainers_note.md: the tensions that were built in, role cards, hints for the debrief.
std::string trainers_note(District const& district);

}  // namespace passage::exercise
