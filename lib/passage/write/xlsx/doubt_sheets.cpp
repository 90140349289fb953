#include <algorithm>

#include <fmt/core.h>

#include "passage/write/certificate_words.hpp"
#include "passage/write/events_csv.hpp"
#include "passage/write/gates_csv.hpp"
#include "passage/write/sensitivity_csv.hpp"
#include "passage/write/xlsx/workbook.hpp"

namespace passage {

namespace {

void add_readings(Workbook& book, RunResult const& result) {
  auto const all = other_readings(result, book.messages());
  if (all.empty()) return;
  std::vector<SheetHeading> headings{{book.say("Measure")}, {book.say("Reading")}};
  headings.reserve(result.options.size() + 2);
  for (auto const& option : result.options)
    headings.push_back({fmt::format(fmt::runtime(book.say("Option {}")), option.id), true});
  book.begin("Other readings", std::move(headings));
  for (auto const& readings : all) {
    for (std::size_t i = 0; i < readings.assumptions.size(); ++i) {
      std::vector<std::string> cells{readings.heading, readings.assumptions[i]};
      cells.insert(cells.end(), readings.values[i].begin(), readings.values[i].end());
      book.add(cells);
    }
  }
}

void add_certificates(Workbook& book, RunResult const& result) {
  auto const all = certificate_words(result, book.messages());
  if (all.empty()) return;
  book.begin("Shared roads and crossings",
             {{book.say("Between")},
              {book.say("Option"), true},
              {book.say("Option"), true},
              {book.say("Road they share") + " (km)", true},
              {book.say("Area of one inside the other's, at most") + " (%)", true},
              {book.say("Crossing points and bridges that both pass")}});
  book.set_width(5, 70);
  for (auto const& words : all) {
    for (auto const& pair : words.pairs)
      book.add({words.heading, pair.first, pair.second, decimal(pair.shared_road / kilometre, 3),
                decimal(pair.containment.value * 100, 1), list_cell(pair.crossings)});
    for (auto const& sentence : words.sentences) book.add({words.heading, "", "", "", "", sentence});
  }
}

}  // namespace

void add_doubt_sheets(Workbook& book, RunResult const& result) {
  add_readings(book, result);
  add_certificates(book, result);
  if (result.openings)
    book.add_table("Value of openings", openings_table(*result.openings, result.graph, result.places));
  if (!result.events.empty()) book.add_table("Use of recorded events", events_table(result.events));
}

}  // namespace passage
