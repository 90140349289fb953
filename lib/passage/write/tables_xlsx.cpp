#include "passage/write/tables_xlsx.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "passage/base/output_folder.hpp"
#include "passage/model/input_name.hpp"
#include "passage/write/annex.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/detail/files.hpp"
#include "passage/write/if_no_csv.hpp"
#include "passage/write/words.hpp"
#include "passage/write/xlsx/workbook.hpp"

namespace passage {

namespace {

/// The columns of annex.csv in words, in their order.
constexpr std::array way_point_headings{"Option",
                                        "Point",
                                        "Kind",
                                        "km",
                                        "Latitude",
                                        "Longitude",
                                        "Degrees, minutes, seconds",
                                        "MGRS",
                                        "Name",
                                        "Nearest place",
                                        "Nearest place (km)",
                                        "Nearest place, P-code",
                                        "Holder as recorded",
                                        "Crossing point, state",
                                        "Opening hours, local",
                                        "Opening hours, UTC",
                                        "Earliest after departure (h)",
                                        "Latest after departure (h)",
                                        "Planned arrival, local",
                                        "Planned arrival, UTC",
                                        "Remark",
                                        "Basis",
                                        "Sensitivity",
                                        "Do not use after",
                                        "Points hash",
                                        "Content hash"};
static_assert(way_point_headings.size() == annex_column::content_hash + 1);

/// The sheets of one language.
class Tables {
 public:
  Tables(Workbook& book, RunResult const& result) : result_(result), book_(book), say_(&book.messages()) {}

  void add() {
    read_me();
    comparison();
    refusals();
    segments();
    crossings();
    way_points_sheet();
    add_people_sheets(book_, result_);
    add_doubt_sheets(book_, result_);
    sources();
    findings();
  }

 private:
  std::string say(std::string const& text) const { return (*say_)(text); }
  void begin(char const* name, std::vector<SheetHeading> headings) { book_.begin(name, std::move(headings)); }
  void add(std::vector<std::string> const& cells) { book_.add(cells); }

  void read_me() {
    auto const& facts = result_.facts;
    begin("Read me", {});
    book_.set_width(0, 100);
    for (auto const& text :
         {banner(facts, *say_), facts.title, facts.question,
          fmt::format(fmt::runtime(say("as of {}; made on {}; do not use after {}")),
                      date_text(facts.as_of, *say_), date_text(facts.made_on, *say_),
                      date_text(facts.do_not_use_after, *say_)),
          fmt::format(fmt::runtime(say("Sensitivity: {}")), say(facts.sensitivity_label)),
          fmt::format(fmt::runtime(say("Content hash of the run: {}")), facts.reference_hash),
          say("Desk analysis. Not a road assessment, security clearance or notification."),
          say("An empty cell means not computed or not recorded, never zero."), measure_note(result_, *say_),
          say(facts.disclaimer)})
      add({text});
  }

  void comparison() {
    if (result_.options.empty()) return;
    std::vector<SheetHeading> headings{{""}};
    headings.reserve(result_.options.size() + 1);
    for (auto const& option : result_.options)
      headings.push_back({option.id + "  " + option_title(result_, option, *say_)});
    begin("Comparison", std::move(headings));
    for (auto const& row : comparison_rows(result_, *say_)) {
      std::vector<std::string> cells{row.heading};
      cells.insert(cells.end(), row.cells.begin(), row.cells.end());
      add(cells);
    }
    std::vector<std::string> cells{say("Agreements")};
    cells.reserve(result_.options.size() + 1);
    for (auto const& option : result_.options) {
      std::string text;
      for (auto const& line : agreement_lines(result_, option.assessment, *say_))
        text += (text.empty() ? "" : "\n") + line.text;
      cells.push_back(text);
    }
    add(cells);
  }

  void refusals() {
    if (result_.if_no.empty()) return;
    begin("If somebody says no",
          {{say("What happens")}, {say("What is left")}, {say("Extra time (h)"), true}});
    for (auto const& line : refusal_lines(result_, *say_)) {
      auto const& answer = result_.if_no[line.answer];
      add({line.what, line.then, answer.extra ? decimal(*answer.extra / hour, 2) : ""});
    }
  }

  std::string holder(RouteSegment const& segment) const {
    if (!segment.is_control_considered) return {};
    if (!segment.holding.is_recorded()) return say("holder not recorded");
    std::vector<std::string> names;
    names.reserve(segment.holding.holders.size());
    for (auto party : segment.holding.holders) names.push_back(result_.authorities.name(party));
    return list_cell(names);
  }

  void segments() {
    begin("Segments", {{say("Option")},
                       {say("From (km)"), true},
                       {say("To (km)"), true},
                       {say("Moving time (h)"), true},
                       {say("Holder as recorded")},
                       {say("Road")},
                       {say("Expected recorded incidents per 1 000 km² and year"), true}});
    for (auto const& option : result_.options) {
      for (auto const& segment : option.assessment.segments)
        add({option.id, decimal(segment.from / kilometre, 3), decimal(segment.upto / kilometre, 3),
             decimal(segment.time / hour, 3), holder(segment), say(segment.road_class),
             segment.mean_rate ? decimal(segment.mean_rate->value * 365250, 3) : ""});
    }
  }

  void crossings() {
    begin("Crossing points", {{say("Option")},
                              {"km", true},
                              {say("Crossing point")},
                              {say("State")},
                              {say("Likely wait (min)"), true},
                              {say("Opening hours")},
                              {say("Largest load (t)"), true},
                              {say("Last report")}});
    for (auto const& option : result_.options) {
      for (auto const& crossing : option.assessment.crossings) {
        auto const& gate = result_.graph.gates[crossing.gate.value];
        add({option.id, decimal(crossing.at / kilometre, 3), gate.name.empty() ? gate.id : gate.name,
             say(std::string{name_of(gate.state)}), gate.is_recorded ? decimal(gate.wait / minute, 0) : "",
             gate.window, gate.max_load ? decimal(gate.max_load->value, 1) : "", date_cell(gate.seen)});
      }
    }
  }

  void way_points_sheet() {
    auto const table = annex_table(result_);
    std::vector<SheetHeading> headings;
    headings.reserve(table.columns.size());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      auto const& column = table.columns[i];
      bool const is_number = column == "km" || column == "lat" || column == "lon" ||
                             column.ends_with("_km") || column.ends_with("_h") || column == "point";
      headings.push_back({i < way_point_headings.size() ? say(way_point_headings[i]) : column, is_number});
    }
    begin("Way points", std::move(headings));
    for (auto row : table.rows) {
      for (auto column : {annex_column::kind, annex_column::crossing_state}) row[column] = say(row[column]);
      add(row);
    }
  }

  void sources() {
    begin("Sources", {{say("Input")},
                      {say("File")},
                      {say("Its own date")},
                      {say("Used"), true},
                      {say("Left out"), true},
                      {"SHA-256"}});
    for (auto const& input : result_.provenance.inputs)
      add({input_text(input.table, *say_), shown_name(input), input.vintage,
           std::to_string(input.features_used), std::to_string(input.features_left_out), input.sha256});
  }

  void findings() {
    if (result_.findings.list().empty()) return;
    begin("Notes on the data", {{say("Weight")}, {say("Note")}, {say("Input")}, {say("Place")}});
    book_.set_width(1, 90);
    for (auto const& finding : result_.findings.by_consequence())
      add({say(std::string{name_of(finding.severity)}), say_->sentence(finding.text), say(finding.input),
           finding.place});
  }

  RunResult const& result_;
  Workbook& book_;
  Messages const* say_;
};

}  // namespace

void write_tables_xlsx(std::filesystem::path const& path, RunResult const& result,
                       std::vector<Messages> const& texts) {
  PartialFile file{path, true};
  Workbook book{file.path(), result.facts};
  for (auto const& say : texts) {
    book.set_language(say, texts.size() == 1 ? "" : " " + say.language());
    Tables{book, result}.add();
  }
  if (!book.close()) detail::throw_unwritable(path, "the workbook could not be written");
  file.commit();
}

}  // namespace passage
