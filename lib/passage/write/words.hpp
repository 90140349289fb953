#pragma once
// The sentences of the sheet: map, brief and web page say the same things with the same numbers.
#include <optional>
#include <string>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// One factor for all exposures of a sheet: expected recorded incidents per this many passages. 100, or the
/// power of ten above it that makes the largest shown value at least 0.1.
struct ExposureScale {
  double passages_count = 100;

  /// "per 100 passages".
  std::string text(Messages const& say) const;
};

ExposureScale exposure_scale(std::vector<RouteOption> const& options);

/// "3 to 10" of a class of density, in the sheet's language.
std::string class_text(std::string const& name, Messages const& say);
/// "10 Jan 2031".
std::string date_text(Date date, Messages const& say);
/// "7.0 h"; below 100 minutes "50 min".
std::string time_text(Seconds time, Messages const& say);
/// A whole movement with halts and nights: "2.2 days"; below one day "7.0 h" or "50 min".
std::string elapsed_text(Seconds time, Messages const& say);
/// "625 km"; below 10 km with one decimal.
std::string length_text(Metres length, Messages const& say);
/// Two or three significant digits with thin blanks: "41 000".
std::string people_text(Persons people);
/// A band as people write it: "5 km" of "5km".
std::string band_text(std::string const& band, Messages const& say);
/// An input by the name of its table: "explosive hazards".
std::string input_text(std::string const& table, Messages const& say);
/// Two significant digits: "0.82", "14".
std::string number_text(double number);
/// The text between marks that keep its own direction, so that names of another script do not turn a line
/// around.
std::string isolated(std::string const& text);

/// Whose agreement an option needs, one line each: "Coastal Administration: written".
struct AgreementLine {
  PartyId party;
  std::string statuses;  ///< "written", "clearance asked"
  std::string text;      ///< name and statuses
  bool is_given = false;
};
std::vector<AgreementLine> agreement_lines(RunResult const& result, Assessment const& sheet,
                                           Messages const& say);

/// Stretches of unknown holder as kilometre posts: "84-131".
std::vector<std::string> unknown_stretches(Assessment const& sheet);

/// A fact of an option and what it says: "Agreements", "Coastal Administration: written; …".
struct FactLine {
  std::string heading, text;
  bool is_open_question = false;  ///< printed so that it cannot be overlooked
};
/// What the front page says of one option, in the order it is read. Facts that were not computed are not
/// there.
std::vector<FactLine> option_facts(RunResult const& result, RouteOption const& option, Messages const& say);
/// What the numbers of incidents and people mean, once a sheet.
std::string measure_note(RunResult const& result, Messages const& say);
/// "2  via Нова Долина".
std::string option_title(RunResult const& result, RouteOption const& option, Messages const& say);

/// A measure of the comparison table, one cell per option; empty cells were not computed.
struct ComparisonRow {
  std::string heading;
  std::vector<std::string> cells;
};
/// Rows in which no option has a value are not there.
std::vector<ComparisonRow> comparison_rows(RunResult const& result, Messages const& say);

/// A "what if somebody says no or a crossing closes" in words.
struct RefusalLine {
  std::size_t answer = 0;  ///< index into the run's if_no
  std::string what;        ///< "If Upland Council says no", "If K3 closes"
  std::string then;        ///< "option 2, 1.7 h longer", "no route"
};
/// In the order of if_no.csv, all of them.
std::vector<RefusalLine> refusal_lines(RunResult const& result, Messages const& say);

/// One sentence per further option on how it differs from the first: time, recorded incidents, agreements.
std::vector<std::string> difference_sentences(RunResult const& result, Messages const& say);
/// What is not known, worst first, with kilometres where there are any.
std::vector<std::string> unknown_sentences(RunResult const& result, Messages const& say);
/// One line per input: file, its own date, what was used and left out.
std::vector<std::string> source_lines(RunResult const& result, Messages const& say);
/// Why there is no route, one sentence per pair; empty when every pair has one.
std::vector<std::string> blockage_sentences(RunResult const& result, Messages const& say);
/// "ROUTE OPTIONS - not agreed, not a clearance", by the run's status.
std::string banner(SheetFacts const& facts, Messages const& say);

}  // namespace passage
