#pragma once
#include <string>

#include "passage/model/run_result.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/features.hpp"

namespace passage {

/// "Desk analysis, no clearance; as of …, do not use after …; sensitivity: …": for layers, rasters and files
/// for handhelds.
std::string sheet_label(SheetFacts const& facts);

/// The table with three columns more, so that a row that is copied out of it still says what it is: `basis`
/// ("desk analysis"), `label` (the sensitivity) and `do_not_use_after`. Columns it has stay as they are.
CsvTable labelled(CsvTable table, SheetFacts const& facts);
/// The same for a layer.
FeatureLayer labelled(FeatureLayer layer, SheetFacts const& facts);

}  // namespace passage
