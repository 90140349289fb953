#include "passage/write/brief_pdf.hpp"

#include <fmt/core.h>

#include "passage/write/brief/book.hpp"
#include "passage/write/map/map.hpp"

namespace passage {

Box Book::area() const {
  return {{layout.margin() + 2, 19}, {layout.right() - 2, layout.bottom() - 7}};
}

TextFlow Book::flow(int columns) {
  return {canvas, area(), columns, [this] { begin_page(); }};
}

void Book::begin_page() {
  ++page;
  auto const& facts = result.facts;
  TextStyle const bold{8.5, palette::ink, true}, plain{7.5, palette::grey};
  double const left = layout.margin() + 2, right = layout.right() - 2;
  auto const put = [&](std::string const& text, double y, TextStyle const& style, bool is_at_end) {
    double const width = canvas.measure(text, style).width_mm;
    bool const is_right = is_at_end != say.is_right_to_left();
    canvas.text(text, {is_right ? right - width : left, y}, style);
  };
  put(banner(facts, say), 7, bold, false);
  put(fmt::format(fmt::runtime(say("as of {as_of}  |  do not use after {expiry}  |  {label}")),
                  fmt::arg("as_of", date_text(facts.as_of, say)),
                  fmt::arg("expiry", date_text(facts.do_not_use_after, say)),
                  fmt::arg("label", say(facts.sensitivity_label))),
      7, bold, true);
  put(facts.title, 11.5, plain, false);
  put(fmt::format(fmt::runtime(say("made on {}  |  hash {}")), date_text(facts.made_on, say),
                  facts.reference_hash),
      11.5, plain, true);
  canvas.line({{left, 16}, {right, 16}}, {palette::light_grey, 0.2});
  double const foot = layout.bottom() - 3.5;
  canvas.line({{left, foot - 1}, {right, foot - 1}}, {palette::light_grey, 0.15});
  put(say("Desk analysis. Not a road assessment, security clearance or notification."), foot,
      {7, palette::grey}, false);
  put(fmt::format(fmt::runtime(say("page {}")), page), foot, {7, palette::grey}, true);
}

void write_brief_pdf(std::filesystem::path const& path, RunResult const& result, Messages const& say) {
  auto const& facts = result.facts;
  auto const layout = sheet_layout(facts.paper, facts.is_portrait);
  auto canvas = Canvas::pdf(path, layout.paper, facts.made_on, facts.title);
  auto const front = draw_map_sheet(canvas, result, say);
  Book book{canvas, result, say, layout, front.pages};
  auto const turned = [&](auto draw) {
    canvas.next_page();
    draw();
  };
  if (!result.if_no.empty() || !result.options.empty()) turned([&] { draw_overview_pages(book); });
  for (std::size_t i = 0; i < result.options.size(); ++i) turned([&] { draw_option_page(book, i); });
  if (!result.reach.empty()) turned([&] { draw_people_pages(book); });
  if (has_doubt_pages(result, say)) turned([&] { draw_doubt_pages(book); });
  turned([&] { draw_data_pages(book); });
  canvas.finish();
}

}  // namespace passage
