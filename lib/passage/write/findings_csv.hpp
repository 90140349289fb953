#pragma once
#include <filesystem>

#include "passage/base/findings.hpp"
#include "passage/write/csv.hpp"

namespace passage {

/// severity, code, text, input, place, count: worst first.
CsvTable findings_table(Findings const& findings);
void write_findings_csv(std::filesystem::path const& path, Findings const& findings,
                        Hashtags hashtags = Hashtags::without);

}  // namespace passage
