#include "passage/write/map/sheet_layout.hpp"

#include "passage/base/error.hpp"

namespace passage {

namespace {

SheetLayout landscape(PaperSize paper, double growth_mm) {
  SheetLayout made;
  made.paper = paper;
  double const margin = made.margin(), right = made.right(), bottom = made.bottom();
  double const side_mm = (paper.width_mm > 400 ? 112 : 104) + growth_mm,
               notes_mm = paper.width_mm > 400 ? 40 : 37.5;
  double const middle = right - side_mm - 3.5, notes_top = bottom - notes_mm;
  made.header = {{margin, 6.5}, {right, 19}};
  made.map = {{margin + 3, 20.5}, {middle, notes_top - 9.5}};
  made.options = {{right - side_mm, 20}, {right, bottom - 5}};
  made.legend = made.options;
  made.notes = {{margin, notes_top}, {middle, bottom - 5}};
  return made;
}

SheetLayout portrait(PaperSize paper, double growth_mm) {
  SheetLayout made;
  made.paper = paper;
  double const margin = made.margin(), right = made.right(), bottom = made.bottom();
  double const map_bottom = paper.height_mm * 0.56 - growth_mm * 1.5, legend_mm = paper.width_mm * 0.4;
  made.header = {{margin, 6.5}, {right, 29}};
  made.map = {{margin + 3, 30.5}, {right, map_bottom}};
  made.options = {{margin, map_bottom + 9.5}, {right - legend_mm - 4, bottom - 5}};
  made.legend = {{right - legend_mm, map_bottom + 9.5}, {right, bottom - 5}};
  made.notes = made.legend;
  made.note_columns = 1;
  made.shares_a_column = false;
  return made;
}

}  // namespace

SheetLayout sheet_layout(std::string_view paper, bool is_portrait, double growth_mm) {
  PaperSize size;
  if (paper == "A4" || paper == "a4") {
    size = {297, 210};
  } else if (paper == "A3" || paper == "a3") {
    size = {420, 297};
  } else {
    throw Error{ErrorKind::usage, "unknown_paper", "no paper \"" + std::string{paper} + "\"", "A4 or A3"};
  }
  return is_portrait ? portrait({size.height_mm, size.width_mm}, growth_mm) : landscape(size, growth_mm);
}

}  // namespace passage
