#pragma once
// Sheets of one workbook with plain headings; libxlsxwriter stands behind it.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// A heading and whether its cells are numbers.
struct SheetHeading {
  std::string text;
  bool is_number = false;
};

class Workbook {
 public:
  /// The file's own dates are those of the facts: the clock stays out of it.
  Workbook(std::filesystem::path const& path, SheetFacts const& facts);
  ~Workbook();
  Workbook(Workbook const&) = delete;
  Workbook& operator=(Workbook const&) = delete;

  /// What follows is in this language; `suffix` stands behind the name of every sheet.
  void set_language(Messages const& say, std::string suffix);
  std::string say(std::string const& text) const { return (*say_)(text); }
  Messages const& messages() const { return *say_; }

  /// A new sheet, named by the translated text, cut to the 31 characters that sheets may have.
  void begin(char const* name, std::vector<SheetHeading> headings);
  /// One row; empty cells stay empty, cells under number headings become numbers where they are.
  void add(std::vector<std::string> const& cells);
  void set_width(int column, double characters);
  /// A sheet from a table: column names become headings in words, words of a closed list are translated.
  void add_table(char const* name, CsvTable const& table);

  /// False when the file could not be written. Nothing may be added afterwards.
  bool close();

 private:
  std::string written(std::string const& text) const;

  struct State;
  std::unique_ptr<State> state_;
  Messages const* say_ = nullptr;
};

/// People by area and band, need against reach. Nothing without population.
void add_people_sheets(Workbook& book, RunResult const& result);
/// Other readings of the numbers, how different the options are, value of openings, use of recorded events.
void add_doubt_sheets(Workbook& book, RunResult const& result);

}  // namespace passage
