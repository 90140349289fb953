#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "passage/base/node.hpp"

namespace passage {

/// Reads a TOML file into a tree; `where` of each value is "scenario.toml:7". It knows no key. Whole numbers
/// and decimals become numbers, local dates become dates, and a date with a clock time keeps its date (the
/// time zone of a run is its own key); a clock time becomes "HH:MM". Keys stand in the order of the file.
/// Throws Error{input}: "file_not_found", "file_not_readable", or "toml_syntax" with file, line and column.
Table read_toml(std::filesystem::path const& file);

/// Reads TOML text; `name` stands for the file in `where` and in errors.
Table parse_toml(std::string_view text, std::string const& name);

/// Text as a TOML string in its quotes, on one line.
std::string toml_text(std::string_view text);

}  // namespace passage
