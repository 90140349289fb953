#pragma once
#include "passage/model/run_result.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// What is left of every pair when an authority on a shown option says no, two of them do, or a crossing
/// point closes. Columns: from, to, kind (authority, two authorities, crossing point), says_no, closes,
/// route_left (yes, without stops, no), stops_lost, next_option (the fastest shown option that is not
/// touched) and its next_option_time_h, then time_h, extra_h and length_km of the fastest way left of all,
/// which need not be among the options, agreements_needed and crossings on it. Cells of a way that does not
/// exist are empty.
CsvTable if_no_table(RunResult const& result);

}  // namespace passage
