#pragma once
#include <string>
#include <vector>

#include "passage/model/reach.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// One route option's report, or the only one.
struct NamedReach {
  std::string option;  ///< its id; empty: there are no options
  ReachReport const* report = nullptr;
};

/// reach.csv: one row per target, measure, band and area; suppressed numbers are empty. The column `option`
/// stands first where there are options.
CsvTable reach_table(std::vector<NamedReach> const& reports);
/// equity.csv: need share against reach share; the last row of each table has the measures of all areas
/// together and the formulas.
CsvTable equity_table(std::vector<NamedReach> const& reports);
/// The walking curves: people within 0, 1, 2 … minutes.
CsvTable walking_curve_table(std::vector<NamedReach> const& reports);

}  // namespace passage
