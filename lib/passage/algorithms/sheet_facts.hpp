#pragma once
// What a sheet says of the question before it says anything of routes: title, days, status, disclaimer.
#include "passage/base/date.hpp"
#include "passage/declare/scenario.hpp"
#include "passage/model/run_result.hpp"

namespace passage {

/// The day the sheet is made on: as given, else today (UTC).
Date made_on(Scenario const& scenario);

/// The day evidence decays back from: as given, else the day the sheet is made on.
Date as_of(Scenario const& scenario);

/// What every sheet says of the question. A scenario without a disclaimer gets a neutral one of no
/// organisation.
SheetFacts sheet_facts(Scenario const& scenario);

}  // namespace passage
