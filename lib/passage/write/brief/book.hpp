#pragma once
// The pages of brief.pdf after its front page.
#include "passage/write/map/sheet_layout.hpp"
#include "passage/write/messages.hpp"
#include "passage/write/text_flow.hpp"
#include "passage/write/words.hpp"

namespace passage {

/// What every page is drawn with.
struct Book {
  Canvas& canvas;
  RunResult const& result;
  Messages const& say;
  SheetLayout layout;
  int page = 0;  ///< the last one that was begun

  /// Header and footer of the page that begins.
  void begin_page();
  /// Between header and footer.
  Box area() const;
  /// Text over the whole width (or in columns) that carries header and footer onto every further page.
  TextFlow flow(int columns = 1);
};

struct TableColumn {
  std::string heading;
  double share = 1;  ///< of the width
  TextAlign align = TextAlign::start;
};

/// A table with thin rules; cells wrap, rows stay whole, the heading repeats on further pages.
void draw_table(Book const& book, TextFlow& flow, std::vector<TableColumn> const& columns,
                std::vector<std::vector<std::string>> const& rows);

/// Names of authorities, each in its own direction.
std::string parties_text(Book const& book, ConsentSet parties);

/// What is left after every refusal; the options side by side; time against recorded incidents.
void draw_overview_pages(Book& book);
void draw_option_page(Book& book, std::size_t number);
/// Curves of people by walking time, people by band, and need against reach by area.
void draw_people_pages(Book& book);
/// How far the numbers move under other assumptions, and how different the options are.
void draw_doubt_pages(Book& book);
bool has_doubt_pages(RunResult const& result, Messages const& say);
void draw_data_pages(Book& book);

/// Time against expected recorded incidents: options as discs with the count of missing agreements, other
/// ways of the front as grey marks.
void draw_trade_off(Book const& book, Box const& box);
/// People by the minutes they walk to the line or to the stops, one line per option.
void draw_walking_curves(Book const& book, ReachTarget target, Box const& box);
/// One option along its kilometres: density as an area, holders as a band, crossing points as marks, places
/// as names.
void draw_profile(Book const& book, std::size_t number, Box const& box);

}  // namespace passage
