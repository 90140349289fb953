#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// The bands people were counted in, in the order they were asked for.
struct PeopleBands {
  std::vector<std::string> near_stops{"5km"}, along{"2km", "5km"}, walking{"1h", "2h"};
};

/// The bands that stand in the options' assessments; the defaults where no option has any.
PeopleBands people_bands(std::vector<RouteOption> const& options);

/// One row per route option, in display order, with the columns of `assessment_columns`. What was not
/// computed is empty, never 0; the column data_gaps says why.
CsvTable assessment_table(RunResult const& result);
std::vector<std::string> assessment_columns(PeopleBands const& bands);

/// assessment.csv, and beside it assessment.hxl.csv, always with the row of hashtags (hxlstandard.org 1.1).
void write_assessment_csv(std::filesystem::path const& folder, RunResult const& result,
                          Hashtags hashtags = Hashtags::without);

}  // namespace passage
