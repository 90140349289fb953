// The sheet of one option.
#include <algorithm>

#include <fmt/core.h>

#include "passage/write/brief/book.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/hazard_classes.hpp"
#include "passage/write/plan_words.hpp"

namespace passage {

namespace {

std::string holder_text(Book const& book, RouteSegment const& segment) {
  if (!segment.is_control_considered) return "\u2013";  // a column of dashes is left out
  if (!segment.holding.is_recorded()) return book.say("holder not recorded");
  std::string text;
  for (auto party : segment.holding.holders)
    text += (text.empty() ? "" : " / ") + isolated(book.result.authorities.name(party));
  return text;
}

std::string km(Metres at) {
  return decimal(at / kilometre, 1);
}

/// A stretch as the sheet lists it: what looks alike stands in one row.
struct Stretch {
  RouteSegment const* first = nullptr;
  Metres upto;
  Seconds time;
  std::string holder, road, notes;
  std::optional<int> hazard_class;
  double rate_length = 0;  ///< Σ rate × length, events per 1 000 km² and year × m

  bool is_held_like(Stretch const& other) const {
    return holder == other.holder && road == other.road && notes == other.notes;
  }
  bool looks_like(Stretch const& other) const {
    return is_held_like(other) && hazard_class == other.hazard_class;
  }
  void add(Stretch const& next) {
    upto = next.upto;
    time += next.time;
    rate_length += next.rate_length;
  }
  Metres length() const { return upto - first->from; }
  std::string rate() const {
    return first->mean_rate && length().value > 0 ? number_text(rate_length / length().value) : "\u2013";
  }
};

std::string notes_of(Book const& book, RouteSegment const& segment) {
  std::string notes;
  auto const note = [&](bool is_so, char const* text) {
    if (is_so) notes += (notes.empty() ? "" : ", ") + book.say(text);
  };
  note(segment.is_closed, "closed");
  note(segment.is_explosive_hazard, "explosive hazard");
  note(segment.is_forbidden || segment.avoid_factor > 1, "area to avoid");
  note(segment.holding.is_contested(), "contested");
  return notes;
}

std::vector<Stretch> stretches_of(Book const& book, RouteOption const& option) {
  auto const classes = book.result.hazard ? hazard_classes(*book.result.hazard) : std::nullopt;
  std::vector<Stretch> stretches;
  for (auto const& segment : option.assessment.segments) {
    Stretch made{&segment,
                 segment.upto,
                 segment.time,
                 holder_text(book, segment),
                 book.say(segment.road_class),
                 notes_of(book, segment),
                 {},
                 0};
    if (segment.mean_rate && classes) made.hazard_class = classes->class_of(*segment.mean_rate);
    if (segment.mean_rate)
      made.rate_length = segment.mean_rate->value * 365250 * (segment.upto - segment.from).value;
    if (stretches.empty() || !stretches.back().looks_like(made)) {
      stretches.push_back(std::move(made));
      continue;
    }
    stretches.back().add(made);
  }
  return stretches;
}

constexpr std::size_t most_rows = 24;  // what a sheet holds beside the profile and the crossing points

/// Joins neighbours of one holder and road, the shortest pair first, until the table has no more rows than a
/// sheet holds; whether any were joined. Holders, roads and notes are never joined with others.
bool shorten(std::vector<Stretch>& stretches) {
  bool is_shortened = false;
  while (stretches.size() > most_rows) {
    auto best = stretches.size();
    Metres shortest{};
    for (std::size_t i = 0; i + 1 < stretches.size(); ++i) {
      if (!stretches[i].is_held_like(stretches[i + 1])) continue;
      auto const both = stretches[i].length() + stretches[i + 1].length();
      if (best < stretches.size() && both >= shortest) continue;
      best = i;
      shortest = both;
    }
    if (best == stretches.size()) break;
    stretches[best].add(stretches[best + 1]);
    stretches.erase(stretches.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    is_shortened = true;
  }
  return is_shortened;
}

/// Without the columns in which nothing stands.
void draw_filled_columns(Book& book, TextFlow& flow, std::vector<TableColumn> columns,
                         std::vector<std::vector<std::string>> rows) {
  for (std::size_t i = columns.size(); i-- > 0;) {
    bool const is_empty = std::ranges::all_of(
        rows, [i](std::vector<std::string> const& row) { return row[i].empty() || row[i] == "\u2013"; });
    if (!is_empty) continue;
    auto const at = static_cast<std::ptrdiff_t>(i);
    columns.erase(columns.begin() + at);
    for (auto& row : rows) row.erase(row.begin() + at);
  }
  if (!columns.empty()) draw_table(book, flow, columns, rows);
}

void draw_segments(Book& book, TextFlow& flow, RouteOption const& option) {
  flow.heading(book.say("Segments"));
  std::vector<std::vector<std::string>> rows;
  auto stretches = stretches_of(book, option);
  bool const is_shortened = shorten(stretches);
  rows.reserve(stretches.size());
  for (auto const& stretch : stretches)
    rows.push_back({km(stretch.first->from) + "\u2013" + km(stretch.upto),
                    length_text(stretch.length(), book.say), time_text(stretch.time, book.say),
                    stretch.holder, stretch.road, stretch.rate(), stretch.notes});
  draw_filled_columns(book, flow,
                      {{"km", 1.3},
                       {book.say("Length"), 1},
                       {book.say("Moving time"), 1},
                       {book.say("Holder as recorded"), 3},
                       {book.say("Road"), 1.2},
                       {book.say("Expected recorded incidents per 1 000 km² and year"), 1.8},
                       {book.say("Notes"), 1.8}},
                      rows);
  flow.paragraph(
      is_shortened ? book.say("Neighbours of one holder and road stand in one row, with their mean density; "
                              "tables.xlsx has them all.")
                   : book.say("Neighbours of one holder, road and class of density stand in one row; "
                              "tables.xlsx has them all."),
      {7, palette::grey, false, true});
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
  draw_filled_columns(book, flow,
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

}  // namespace

void draw_option_page(Book& book, std::size_t number) {
  auto const& option = book.result.options[number];
  book.begin_page();
  auto flow = book.flow();
  auto const title = fmt::format(fmt::runtime(book.say("Route option {}")), option.id) + ": " +
                     option_title(book.result, option, book.say);
  flow.heading(title, 12);
  auto const line = flow.room(2);
  book.canvas.line({line.low, {line.high.x, line.low.y}}, {palette::option(number), 1.2});
  auto facts = option_facts(book.result, option, book.say);
  for (auto more :
       {plan_facts(book.result, option, book.say), explanation_facts(book.result, option, book.say)})
    facts.insert(facts.end(), more.begin(), more.end());
  for (auto const& fact : facts) {
    TextStyle style{8};
    style.is_bold = fact.is_open_question;
    flow.paragraph(fact.heading.empty() ? fact.text : fact.heading + ": " + fact.text, style);
  }
  flow.heading(book.result.facts.shows_all_holders
                   ? book.say("Along the kilometres: density of recorded incidents, holders as recorded, "
                              "crossing points")
                   : book.say("Along the kilometres: holders as recorded, crossing points"));
  draw_profile(book, number, flow.room(46));
  flow.gap(1);
  draw_crossings(book, flow, option);
  if (auto const lines = flips(book, number); !lines.empty()) {
    flow.heading(book.say("What would take this option away, and what is then left"));
    flow.bullet_pairs(lines);
  }
  std::string served;
  for (auto const& site : option.assessment.sites_served)
    served += (served.empty() ? "" : ", ") + isolated(site);
  if (!served.empty()) flow.heading(book.say("Sites at its stops")), flow.paragraph(served);
  draw_segments(book, flow, option);
  if (!option.assessment.data_gaps.empty()) {
    flow.heading(book.say("Not computed, and why"));
    std::vector<std::string> lines;
    lines.reserve(option.assessment.data_gaps.size());
    for (auto const& gap : option.assessment.data_gaps) lines.push_back(book.say.sentence(gap));
    flow.bullet_pairs(lines);
  }
}

}  // namespace passage
