#include <algorithm>

#include <fmt/core.h>

#include "passage/model/input_name.hpp"
#include "passage/write/brief/book.hpp"

namespace passage {

std::string parties_text(Book const& book, ConsentSet parties) {
  std::string text;
  for (auto party : parties.members())
    text += (text.empty() ? "" : ", ") + isolated(book.result.authorities.name(party));
  return text;
}

namespace {

/// Two authorities of whom one alone leaves no route: nothing new is said.
bool is_implied(RunResult const& result, RefusalAnswer const& answer) {
  if (answer.refusal.refused.size() < 2) return false;
  return std::ranges::any_of(result.if_no, [&](RefusalAnswer const& single) {
    return single.from == answer.from && single.to == answer.to && single.refusal.refused.size() == 1 &&
           single.refusal.refused.is_subset_of(answer.refusal.refused) && !single.path;
  });
}

void draw_sign_off(Book& book, TextFlow& flow) {
  flow.heading(book.say("Seen and agreed inside the organisation (not by a counterpart)"));
  auto const box = flow.room(24);
  double const width = (box.width() - 8) / 3;
  int place = 0;
  for (auto const* name : {"Access", "Logistics", "Security"}) {
    double const left = box.low.x + place++ * (width + 4);
    book.canvas.outline_box({{left, box.low.y}, {left + width, box.high.y}}, {palette::grey, 0.2});
    book.canvas.text(book.say(name), {left + 1.5, box.low.y + 1}, {7.5, palette::ink, true});
    book.canvas.text(book.say("Name, date, signature"), {left + 1.5, box.high.y - 4}, {7, palette::grey});
  }
}

/// What is left after every refusal; returns how many there are.
std::size_t draw_refusals(Book& book, TextFlow& flow) {
  flow.heading(book.say("If somebody says no, or a crossing point closes"), 12);
  flow.paragraph(
      book.say("For every authority, every two of them and every crossing point that an option uses: the "
               "fastest way that is "
               "left, computed anew without it. Others may answer differently on the day."));
  std::vector<std::vector<std::string>> rows;
  for (auto const& line : refusal_lines(book.result, book.say)) {
    auto const& answer = book.result.if_no[line.answer];
    if (is_implied(book.result, answer)) continue;
    Metres length;
    if (answer.path)
      for (auto const& step : answer.path->links) length += book.result.graph.links[step.link.value].length;
    rows.push_back(
        {line.what, line.then,
         answer.extra && *answer.extra >= minute ? "+ " + time_text(*answer.extra, book.say) : "\u2013",
         answer.path ? length_text(length, book.say) : "\u2013",
         answer.path ? parties_text(book, answer.path->consents) : "\u2013"});
  }
  draw_table(book, flow,
             {{book.say("What happens"), 3},
              {book.say("What is left"), 2.4},
              {book.say("Extra time"), 1},
              {book.say("Length"), 1},
              {book.say("Agreements it needs"), 4}},
             rows);
  return rows.size();
}

void draw_comparison(Book& book, TextFlow& flow) {
  auto const unknown = unknown_sentences(book.result, book.say);
  if (!unknown.empty())
    flow.heading(book.say("What is not known, and what the numbers rest on, comes first"), 12);
  flow.bullets({unknown.begin(), unknown.begin() + std::min<std::ptrdiff_t>(std::ssize(unknown), 4)});
  flow.heading(book.say("Comparison"), 10);
  std::vector<TableColumn> columns{{"", 2.4}};
  columns.reserve(book.result.options.size() + 1);
  for (auto const& option : book.result.options)
    columns.push_back({option.id + "  " + option_title(book.result, option, book.say), 2});
  std::vector<std::vector<std::string>> rows;
  for (auto const& row : comparison_rows(book.result, book.say)) {
    std::vector<std::string> cells{row.heading};
    for (auto const& cell : row.cells) cells.push_back(cell.empty() ? "\u2013" : cell);
    rows.push_back(std::move(cells));
  }
  draw_table(book, flow, columns, rows);
  flow.paragraph(book.say("A dash means not computed or not recorded, never zero."),
                 {7, palette::grey, false, true});
  bool const has_exposure = std::ranges::any_of(
      book.result.options, [](RouteOption const& option) { return option.assessment.exposure.has_value(); });
  if (!has_exposure) return;
  constexpr double chart_mm = 95;
  flow.heading(book.say("Time against recorded incidents"), 10);
  draw_trade_off(book, flow.room(chart_mm));
  flow.paragraph(book.say("Number in the disc: the option; beside it: agreements still missing. Small grey "
                          "marks: all other ways no "
                          "way beats, one shape for each set of agreements."),
                 {7, palette::grey, false, true});
  if (auto const differences = difference_sentences(book.result, book.say); !differences.empty()) {
    flow.heading(book.say("What differs"), 10);
    flow.bullets(differences, {8});
  }
}

}  // namespace

void draw_overview_pages(Book& book) {
  constexpr std::size_t few = 6;
  book.begin_page();
  auto flow = book.flow();
  if (!book.result.if_no.empty() && draw_refusals(book, flow) > few) flow.turn();
  if (!book.result.options.empty()) draw_comparison(book, flow);
}

void draw_data_pages(Book& book) {
  auto const& result = book.result;
  book.begin_page();
  auto flow = book.flow();
  flow.heading(book.say("Sources, gaps, assumptions, method"), 12);
  std::vector<std::vector<std::string>> rows;
  rows.reserve(result.provenance.inputs.size());
  for (auto const& input : result.provenance.inputs)
    rows.push_back({input_text(input.table, book.say), book.say.sentence(shown_name(input)),
                    input.vintage.empty() ? book.say("undated") : input.vintage,
                    std::to_string(input.features_used), std::to_string(input.features_left_out),
                    input.sha256.substr(0, 12)});
  draw_table(book, flow,
             {{book.say("Input"), 1.5},
              {book.say("File"), 4},
              {book.say("Its own date"), 1.3},
              {book.say("Used"), 0.8},
              {book.say("Left out"), 0.8},
              {"SHA-256", 1.3}},
             rows);
  auto const bullets = [&](char const* heading, std::vector<std::string> const& lines) {
    if (lines.empty()) return;
    flow.heading(book.say(heading));
    std::vector<std::string> said;
    said.reserve(lines.size());
    for (auto const& text : lines) said.push_back(book.say.sentence(text));
    flow.bullets(said);
  };
  bullets("What we do not know", unknown_sentences(result, book.say));
  bullets("Assumptions that were used", result.assumptions);
  bullets("Not considered", result.not_considered);
  std::vector<std::string> notes;
  for (auto const& finding : result.findings.by_consequence())
    if (finding.severity == Severity::note) notes.push_back(finding.text);
  bullets("Notes on the data", notes);
  bullets("Method in six lines",
          {("Roads are cut where control changes; every piece carries time, expected recorded incidents and "
            "whose agreement it needs."),
           ("All ways that no other way beats in time, incidents and agreements at once are found exactly on "
            "that network."),
           ("Expected incidents: recorded events fade with age and spread around their place; the density is "
            "summed along the line within 1 km, for the time spent."),
           ("Refused, unknown and expired agreements count as missing; closed crossing points and mined "
            "ground are impassable."),
           "People are counted on the population raster by exact area, never resampled.",
           "If-no answers are computed anew without the authority or crossing point."});
  bullets(
      "To be read with every number",
      {"Desk analysis. Not a road assessment, security clearance or notification.",
       ("Notification and analysis give no permission and no guarantee, and change no duty under "
        "humanitarian law."),
       "Where no incident is recorded nobody may have been there to record it: silence is not quiet.",
       "People outside the options have the same needs; those not near an option are not counted as reached.",
       "Holders are named as recorded by the source on its date; names and lines imply no endorsement."});
  if (book.result.facts.shows_all_holders) draw_sign_off(book, flow);  // not for sheets that leave the house
}

}  // namespace passage
