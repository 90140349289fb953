#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/compare/red_lines.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// Reads a file of rules. Throws Error{usage} with everything that is wrong; Error{usage, "unknown_measure"}
/// with the nearest column for a measure that `columns` does not have.
std::vector<RedLine> read_red_lines(std::filesystem::path const& file,
                                    std::vector<std::string> const& columns);

/// Options that are held against rules: "A", "B"; empty where there is one side only.
struct JudgedOption {
  std::string side;
  MeasuredOption const* option = nullptr;
};

/// One row for each option and rule: value, verdict, reason.
CsvTable red_line_table(std::vector<JudgedOption> const& options, std::vector<RedLine> const& rules);

/// How many answers of a table are "broken" or "not known".
struct RedLineCount {
  int broken = 0, not_known = 0;
};
RedLineCount count_red_lines(std::vector<JudgedOption> const& options, std::vector<RedLine> const& rules);

/// Every row of an assessment table as an option.
std::vector<MeasuredOption> options_of(CsvTable const& assessment);

}  // namespace passage
