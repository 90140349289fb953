#include "passage/write/xlsx/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <list>
#include <optional>

#include <xlsxwriter.h>

#include "passage/write/right_to_left.hpp"

namespace passage {

namespace {

constexpr double number_width = 12, text_width = 28;

std::optional<double> number_in(std::string const& cell) {
  double number = 0;
  auto const* last = cell.data() + cell.size();
  auto const read = std::from_chars(cell.data(), last, number);
  return !cell.empty() && read.ptr == last && read.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

/// "people_within" as a heading: "People within".
std::string heading_of(std::string column) {
  std::ranges::replace(column, '_', ' ');
  if (!column.empty() && column.front() >= 'a' && column.front() <= 'z')
    column.front() = static_cast<char>(column.front() - 'a' + 'A');
  return column;
}

/// At most `room` characters.
std::string cut(std::string text, std::size_t room) {
  auto const characters = [&] {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0) != 0x80; }));
  };
  while (characters() > room) {
    while ((static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
    text.pop_back();
  }
  return text;
}

}  // namespace

struct Workbook::State {
  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format *title = nullptr, *wrapped = nullptr;
  std::string suffix;
  std::list<std::string> names;  // the library keeps pointers to them
  std::vector<SheetHeading> headings;
  lxw_row_t row = 0;
};

Workbook::Workbook(std::filesystem::path const& path, SheetFacts const& facts)
    : state_(std::make_unique<State>()) {
  auto& state = *state_;
  state.book = workbook_new(path.c_str());
  state.title = workbook_add_format(state.book);
  format_set_bold(state.title);
  format_set_bottom(state.title, LXW_BORDER_THIN);
  format_set_text_wrap(state.title);
  state.wrapped = workbook_add_format(state.book);
  format_set_text_wrap(state.wrapped);
  format_set_align(state.wrapped, LXW_ALIGN_VERTICAL_TOP);
  lxw_doc_properties properties{};
  auto title = facts.title, hash = facts.reference_hash;
  properties.title = title.data();
  properties.comments = hash.data();
  properties.created =
      std::chrono::duration_cast<std::chrono::seconds>(facts.made_on.time_since_epoch()).count();
  workbook_set_properties(state.book, &properties);
}

Workbook::~Workbook() = default;

void Workbook::set_language(Messages const& say, std::string suffix) {
  say_ = &say;
  state_->suffix = std::move(suffix);
}

void Workbook::begin(char const* name, std::vector<SheetHeading> headings) {
  auto& state = *state_;
  state.names.push_back(cut(say(name), 31 - state.suffix.size()) + state.suffix);
  state.sheet = workbook_add_worksheet(state.book, state.names.back().c_str());
  state.headings = std::move(headings);
  state.row = 0;
  if (say_->is_right_to_left()) worksheet_right_to_left(state.sheet);
  for (std::size_t i = 0; i < state.headings.size(); ++i) {
    auto const column = static_cast<lxw_col_t>(i);
    worksheet_write_string(state.sheet, 0, column, written(state.headings[i].text).c_str(), state.title);
    set_width(static_cast<int>(i), state.headings[i].is_number ? number_width : text_width);
  }
  if (!state.headings.empty()) {
    state.row = 1;
    worksheet_freeze_panes(state.sheet, 1, 0);
  }
}

void Workbook::set_width(int column, double characters) {
  auto const place = static_cast<lxw_col_t>(column);
  worksheet_set_column(state_->sheet, place, place, characters, nullptr);
}

std::string Workbook::written(std::string const& text) const {
  return say_->is_right_to_left() ? in_right_to_left_script(text) : text;
}

void Workbook::add(std::vector<std::string> const& cells) {
  auto& state = *state_;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    bool const is_number = i < state.headings.size() && state.headings[i].is_number;
    auto const number = is_number ? number_in(cells[i]) : std::nullopt;
    auto const column = static_cast<lxw_col_t>(i);
    if (number)
      worksheet_write_number(state.sheet, state.row, column, *number, nullptr);
    else if (!cells[i].empty())
      worksheet_write_string(state.sheet, state.row, column, written(cells[i]).c_str(), state.wrapped);
  }
  ++state.row;
}

void Workbook::add_table(char const* name, CsvTable const& table) {
  std::vector<SheetHeading> headings;
  headings.reserve(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    bool const is_number = std::ranges::all_of(
        table.rows, [&](std::vector<std::string> const& row) { return row[i].empty() || number_in(row[i]); });
    headings.push_back({say(heading_of(table.columns[i])), is_number});
  }
  begin(name, headings);
  for (auto row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (!headings[i].is_number) row[i] = say(row[i]);
    add(row);
  }
}

bool Workbook::close() {
  return workbook_close(state_->book) == LXW_NO_ERROR;
}

}  // namespace passage
