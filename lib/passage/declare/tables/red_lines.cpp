#include "passage/declare/tables/red_lines.hpp"

namespace passage::tables {

void check(RedLineRow const& row, Node const& table, Problems& problems) {
  bool const has_numbers = row.at_most || row.at_least;
  bool const has_lists = !row.must_include.empty() || !row.must_not_include.empty();
  if (has_numbers == has_lists) {
    problems.add(
        {"missing_key", table.where,
         has_numbers ? "a red line of numbers and of lists at once" : "a red line that allows everything",
         "give at_most or at_least for a number, must_include or must_not_include for a list"});
  }
  if (row.at_most && row.at_least && *row.at_least > *row.at_most)
    problems.add({"bad_value", table.where, "at_least is greater than at_most", ""});
}

}  // namespace passage::tables
