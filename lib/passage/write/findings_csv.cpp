#include "passage/write/findings_csv.hpp"

namespace passage {

CsvTable findings_table(Findings const& findings) {
  CsvTable table{{"severity", "code", "text", "input", "place", "count"}, {}};
  for (auto const& finding : findings.by_consequence()) {
    table.rows.push_back({std::string{name_of(finding.severity)}, finding.code, finding.text, finding.input,
                          finding.place, std::to_string(finding.count)});
  }
  return table;
}

void write_findings_csv(std::filesystem::path const& path, Findings const& findings, Hashtags hashtags) {
  write_csv(path, findings_table(findings), hashtags);
}

}  // namespace passage
