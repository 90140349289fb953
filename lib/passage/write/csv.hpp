#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passage/base/date.hpp"

namespace passage {

/// A table of text cells. An empty cell means "not computed" or "not recorded"; zero is written "0".
struct CsvTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`
  std::vector<std::string> hashtags{};         ///< HXL tags of the columns; empty: by their names
};

/// A number with a fixed count of decimals, a point as decimal mark in every locale, never "-0".
std::string decimal(double number, int decimals);
/// As `decimal`; empty for an absent number.
std::string decimal(std::optional<double> number, int decimals);
/// The shortest text that reads back as the same number.
std::string shortest(double number);
/// yyyy-mm-dd; empty for an absent date.
std::string date_cell(std::optional<Date> date);
/// "a;b;c": lists join by semicolon. A semicolon inside a member becomes a comma.
std::string list_cell(std::vector<std::string> const& members);

/// RFC 4180 quoting, lines end in LF, comma as separator. A table with any character beyond ASCII begins with
/// the UTF-8 byte order mark: without it spreadsheets on Windows show Arabic and accents as garbage; programs
/// read it as "utf-8-sig". A plain ASCII table has no mark. Throws Error{defect, "ragged_table"}.
std::string csv_text(CsvTable const& table);
/// Whether a table carries the row of HXL hashtags under its header.
enum class Hashtags { without, with };

/// Throws Error{input, "output_not_writable"}.
void write_csv(std::filesystem::path const& path, CsvTable const& table,
               Hashtags hashtags = Hashtags::without);
/// The table with its row of hashtags as the first row.
CsvTable with_hashtags(CsvTable table);

}  // namespace passage
