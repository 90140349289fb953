#pragma once
#include <filesystem>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// A workbook for people: a read-me sheet, then one sheet per table with headings and units in words; for
/// every language its own sheets, the same numbers. Same result, same bytes. Throws Error{input,
/// "output_not_writable"}.
void write_tables_xlsx(std::filesystem::path const& path, RunResult const& result,
                       std::vector<Messages> const& texts);

}  // namespace passage
