#include "passage/write/csv.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/write/detail/files.hpp"
#include "passage/write/hxl.hpp"

namespace passage {

std::string decimal(double number, int decimals) {
  auto text = fmt::format("{:.{}f}", number, decimals);
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

std::string decimal(std::optional<double> number, int decimals) {
  return number ? decimal(*number, decimals) : std::string{};
}

std::string shortest(double number) {
  return fmt::format("{}", number == 0 ? 0.0 : number);
}

std::string date_cell(std::optional<Date> date) {
  return date ? format_date(*date) : std::string{};
}

std::string list_cell(std::vector<std::string> const& members) {
  std::string joined;
  for (auto member : members) {
    std::ranges::replace(member, ';', ',');
    if (!joined.empty()) joined += ';';
    joined += member;
  }
  return joined;
}

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

void append_cell(std::string& text, std::string const& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) {
    text += cell;
    return;
  }
  text += '"';
  for (char letter : cell) {
    if (letter == '"') text += '"';
    text += letter;
  }
  text += '"';
}

void append_row(std::string& text, std::vector<std::string> const& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i) text += ',';
    append_cell(text, cells[i]);
  }
  text += '\n';
}

}  // namespace

std::string csv_text(CsvTable const& table) {
  std::string text;
  append_row(text, table.columns);
  for (auto const& row : table.rows) {
    if (row.size() != table.columns.size()) {
      throw Error{
          ErrorKind::defect, "ragged_table",
          fmt::format("a row of {} cells in a table of {} columns", row.size(), table.columns.size())};
    }
    append_row(text, row);
  }
  auto const is_beyond_ascii = [](char letter) { return static_cast<unsigned char>(letter) > 127; };
  if (std::ranges::any_of(text, is_beyond_ascii)) text.insert(0, byte_order_mark);
  return text;
}

CsvTable with_hashtags(CsvTable table) {
  if (table.hashtags.empty()) {
    for (auto const& column : table.columns) table.hashtags.push_back(hashtag_of(column));
  }
  table.rows.insert(table.rows.begin(), table.hashtags);
  return table;
}

void write_csv(std::filesystem::path const& path, CsvTable const& table, Hashtags hashtags) {
  detail::write_bytes(path, csv_text(hashtags == Hashtags::with ? with_hashtags(table) : table));
}

}  // namespace passage
