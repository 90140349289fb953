// How far the numbers move under other assumptions, and how different the options are.
#include <fmt/core.h>

#include "passage/write/brief/book.hpp"
#include "passage/write/certificate_words.hpp"
#include "passage/write/csv.hpp"
#include "passage/write/sensitivity_csv.hpp"

namespace passage {

namespace {

void draw_readings(Book& book, TextFlow& flow, std::vector<OtherReadings> const& all) {
  flow.heading(book.say("How far the numbers move under other assumptions"), 12);
  flow.paragraph(
      book.say("Every number that is shown with what it would be instead, one assumption changed at a "
               "time. sensitivity.csv has the same."));
  for (auto const& readings : all) {
    std::vector<TableColumn> columns{{book.say("Reading"), 2.6}};
    columns.reserve(book.result.options.size() + 1);
    for (auto const& option : book.result.options)
      columns.push_back({fmt::format(fmt::runtime(book.say("Option {}")), option.id), 1});
    std::vector<std::vector<std::string>> rows;
    rows.reserve(readings.assumptions.size());
    for (std::size_t i = 0; i < readings.assumptions.size(); ++i) {
      std::vector<std::string> cells{readings.assumptions[i]};
      for (auto const& cell : readings.values[i]) cells.push_back(cell.empty() ? "\u2013" : cell);
      rows.push_back(std::move(cells));
    }
    flow.keep(12 + 5 * static_cast<double>(std::min<std::size_t>(rows.size(), 10)));
    flow.heading(readings.heading);
    draw_table(book, flow, columns, rows);
    if (book.result.options.size() > 1)
      flow.paragraph(upset_sentence(readings, book.say), {7, palette::grey, false, true});
  }
}

void draw_certificate(Book& book, TextFlow& flow, CertificateWords const& words, bool has_many) {
  if (has_many) flow.heading(words.heading);
  std::vector<std::vector<std::string>> rows;
  rows.reserve(words.pairs.size());
  for (auto const& pair : words.pairs) {
    std::string crossings;
    for (auto const& name : pair.crossings) crossings += (crossings.empty() ? "" : ", ") + name;
    rows.push_back({fmt::format(fmt::runtime(book.say("{} and {}")), pair.first, pair.second),
                    length_text(pair.shared_road, book.say), decimal(pair.containment.value * 100, 0) + " %",
                    crossings.empty() ? std::string{"\u2013"} : crossings});
  }
  if (!rows.empty())
    draw_table(book, flow,
               {{book.say("Options"), 1},
                {book.say("Road they share"), 1.2},
                {book.say("Area of one inside the other's, at most"), 1.8},
                {book.say("Crossing points and bridges that both pass"), 5}},
               rows);
  flow.bullets(words.sentences);
}

}  // namespace

bool has_doubt_pages(RunResult const& result, Messages const& say) {
  return !result.certificates.empty() || !other_readings(result, say).empty();
}

void draw_doubt_pages(Book& book) {
  auto const readings = other_readings(book.result, book.say);
  auto const certificates = certificate_words(book.result, book.say);
  book.begin_page();
  auto flow = book.flow();
  if (!readings.empty()) draw_readings(book, flow, readings);
  if (certificates.empty()) return;
  flow.keep(45);
  flow.heading(book.say("How different the options are"), 12);
  for (auto const& words : certificates) draw_certificate(book, flow, words, certificates.size() > 1);
}

}  // namespace passage
