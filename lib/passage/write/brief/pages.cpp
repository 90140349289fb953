#include <algorithm>

#include <fmt/core.h>

#include "passage/write/brief/book.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/map/symbols.hpp"

namespace passage {

namespace {

template <class... Arguments>
std::string filled(Book const& book, std::string const& shape, Arguments const&... arguments) {
  return fmt::format(fmt::runtime(book.say(shape)), arguments...);
}

std::string parties_text(Book const& book, ConsentSet parties) {
  std::string text;
  for (auto party : parties.members())
    text += (text.empty() ? "" : ", ") + isolated(book.result.authorities.name(party));
  return text;
}

std::string holder_text(Book const& book, RouteSegment const& segment) {
  if (!segment.is_control_considered) return book.say("not considered");
  if (!segment.holding.is_recorded()) return book.say("holder not recorded");
  std::string text;
  for (auto party : segment.holding.holders)
    text += (text.empty() ? "" : " / ") + isolated(book.result.authorities.name(party));
  return text;
}

std::string km(Metres at) {
  return decimal(at / kilometre, 1);
}

void draw_segments(Book& book, TextFlow& flow, RouteOption const& option) {
  flow.heading(book.say("Segments"));
  std::vector<std::vector<std::string>> rows;
  rows.reserve(option.assessment.segments.size());
  for (auto const& segment : option.assessment.segments) {
    std::string notes;
    auto const note = [&](bool is_so, char const* text) {
      if (is_so) notes += (notes.empty() ? "" : ", ") + book.say(text);
    };
    note(segment.is_closed, "closed");
    note(segment.is_explosive_hazard, "explosive hazard");
    note(segment.is_forbidden || segment.avoid_factor > 1, "area to avoid");
    note(segment.holding.is_contested(), "contested");
    rows.push_back({km(segment.from) + "\u2013" + km(segment.upto),
                    length_text(segment.upto - segment.from, book.say), time_text(segment.time, book.say),
                    holder_text(book, segment), book.say(segment.road_class),
                    segment.mean_rate ? number_text(segment.mean_rate->value * 365250) : "\u2013", notes});
  }
  draw_table(book, flow,
             {{"km", 1.3},
              {book.say("Length"), 1},
              {book.say("Moving time"), 1},
              {book.say("Holder as recorded"), 3},
              {book.say("Road"), 1.2},
              {book.say("Expected recorded incidents per 1 000 km² and year"), 1.8},
              {book.say("Notes"), 1.8}},
             rows);
}

void draw_crossings(Book& book, TextFlow& flow, RouteOption const& option) {
  if (option.assessment.crossings.empty()) return;
  flow.heading(book.say("Crossing points"));
  std::vector<std::vector<std::string>> rows;
  rows.reserve(option.assessment.crossings.size());
  for (auto const& crossing : option.assessment.crossings) {
    auto const& gate = book.result.graph.gates[crossing.gate.value];
    ConsentSet holders;
    for (auto party : gate.holders) holders |= ConsentSet::of(party);
    auto const minutes = [&](std::optional<Seconds> time) { return time ? decimal(*time / minute, 0) : "?"; };
    auto wait = time_text(gate.wait, book.say);
    if (gate.wait_least || gate.wait_most)
      wait += fmt::format(" ({}\u2013{})", minutes(gate.wait_least), minutes(gate.wait_most));
    rows.push_back({km(crossing.at), isolated(gate.name.empty() ? gate.id : gate.name), book.say(gate.type),
                    book.say(std::string{name_of(gate.state)}), wait, gate.window,
                    gate.max_load ? number_text(gate.max_load->value) + " t" : "",
                    parties_text(book, holders),
                    gate.seen ? date_text(*gate.seen, book.say) : book.say("undated")});
  }
  draw_table(book, flow,
             {{"km", 0.8},
              {book.say("Crossing point"), 2},
              {book.say("Kind"), 1.2},
              {book.say("State"), 1},
              {book.say("Likely wait (least–most, min)"), 1.6},
              {book.say("Opening hours"), 1.2},
              {book.say("Load"), 0.7},
              {book.say("Who decides"), 2},
              {book.say("Last report"), 1.2}},
             rows);
}

/// What would take this option away: refusals and closures that another option answers.
std::vector<std::string> flips(Book const& book, std::size_t number) {
  std::vector<std::string> lines;
  auto const& option = book.result.options[number];
  for (auto const& line : refusal_lines(book.result, book.say)) {
    auto const& answer = book.result.if_no[line.answer];
    if (answer.from != option.from || answer.to != option.to || answer.refusal.refused.size() > 1) continue;
    bool const needs = !(answer.refusal.refused & option.assessment.consents).empty();
    bool const crosses = std::ranges::any_of(option.assessment.crossings, [&](RouteCrossing const& crossing) {
      return std::ranges::find(answer.refusal.closed, crossing.gate) != answer.refusal.closed.end();
    });
    if (needs || crosses) lines.push_back(line.what + ": " + line.then + ".");
  }
  return lines;
}

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

}  // namespace

void draw_refusal_page(Book& book) {
  if (book.result.if_no.empty()) return;
  book.begin_page();
  auto flow = book.flow();
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
}

void draw_comparison_page(Book& book) {
  if (book.result.options.empty()) return;
  book.begin_page();
  auto flow = book.flow();
  auto const unknown = unknown_sentences(book.result, book.say);
  if (!unknown.empty())
    flow.heading(book.say("What is not known, and what the numbers rest on, comes first"), 12);
  for (std::size_t i = 0; i < std::min<std::size_t>(unknown.size(), 4); ++i)
    flow.paragraph("\u2022 " + unknown[i]);
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
  flow.keep(chart_mm + 20);
  flow.heading(book.say("Time against recorded incidents"), 10);
  draw_trade_off(book, flow.room(chart_mm));
  flow.paragraph(book.say("Number in the disc: the option; beside it: agreements still missing. Small grey "
                          "marks: all other ways no "
                          "way beats, one shape for each set of agreements."),
                 {7, palette::grey, false, true});
}

void draw_option_page(Book& book, std::size_t number) {
  auto const& option = book.result.options[number];
  book.begin_page();
  auto flow = book.flow();
  auto const title =
      filled(book, "Route option {}", option.id) + ": " + option_title(book.result, option, book.say);
  flow.heading(title, 12);
  auto const line = flow.room(2);
  book.canvas.line({line.low, {line.high.x, line.low.y}}, {palette::option(number), 1.2});
  for (auto const& fact : option_facts(book.result, option, book.say)) {
    TextStyle style{8};
    style.is_bold = fact.is_open_question;
    flow.paragraph(fact.heading.empty() ? fact.text : fact.heading + ": " + fact.text, style);
  }
  flow.heading(
      book.say("Along the kilometres: density of recorded incidents, holders as recorded, crossing points"));
  draw_profile(book, number, flow.room(46));
  flow.gap(1);
  draw_crossings(book, flow, option);
  if (auto const lines = flips(book, number); !lines.empty()) {
    flow.heading(book.say("What would take this option away, and what is then left"));
    for (auto const& text : lines) flow.paragraph("\u2022 " + text);
  }
  std::string served;
  for (auto const& site : option.assessment.sites_served)
    served += (served.empty() ? "" : ", ") + isolated(site);
  if (!served.empty()) flow.heading(book.say("Sites at its stops")), flow.paragraph(served);
  draw_segments(book, flow, option);
  if (!option.assessment.data_gaps.empty()) {
    flow.heading(book.say("Not computed, and why"));
    for (auto const& gap : option.assessment.data_gaps) flow.paragraph("\u2022 " + book.say(gap));
  }
}

void draw_data_pages(Book& book) {
  auto const& result = book.result;
  book.begin_page();
  auto flow = book.flow();
  flow.heading(book.say("Sources, gaps, assumptions, method"), 12);
  std::vector<std::vector<std::string>> rows;
  rows.reserve(result.provenance.inputs.size());
  for (auto const& input : result.provenance.inputs)
    rows.push_back({book.say(input.table), input.file,
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
    for (auto const& text : lines) flow.paragraph("\u2022 " + book.say(text));
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
  draw_sign_off(book, flow);
}

}  // namespace passage
