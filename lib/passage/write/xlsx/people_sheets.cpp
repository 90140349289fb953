#include <algorithm>

#include "passage/write/reach_csv.hpp"
#include "passage/write/xlsx/workbook.hpp"

namespace passage {

void add_people_sheets(Workbook& book, RunResult const& result) {
  if (result.reach.empty()) return;
  std::vector<NamedReach> reports;
  auto const count = std::min(result.reach.size(), result.options.size());
  reports.reserve(count);
  for (std::size_t i = 0; i < count; ++i) reports.push_back({result.options[i].id, &result.reach[i]});
  auto const reach = reach_table(reports), need = equity_table(reports),
             curves = walking_curve_table(reports);
  if (!reach.rows.empty()) book.add_table("People within reach", reach);
  if (!need.rows.empty()) book.add_table("Need and reach", need);
  if (!curves.rows.empty()) book.add_table("People by walking time", curves);
}

}  // namespace passage
