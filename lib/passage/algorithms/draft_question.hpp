#pragma once
#include "passage/algorithms/draft_tables.hpp"

namespace passage {

/// What a scenario asks, as far as files can say: `[scenario]` with a name, a day and a cell size, `[from]`
/// and `[to]`. Where no two places were found, or none that roads may join, that is a finding of `tables`.
void draft_question(Survey const& survey, DraftTables& tables, DraftLines& lines);

}  // namespace passage
