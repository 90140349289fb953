#pragma once
#include <array>
#include <string_view>

#include "passage/write/map/canvas.hpp"

namespace passage {

/// Where the blocks of a map sheet stand, mm.
struct SheetLayout {
  PaperSize paper;
  Box header, map, options, legend, notes;
  int note_columns = 3;
  bool shares_a_column = true;  ///< legend stands at the foot of the options' column and takes what it needs

  double margin() const { return 8; }
  double right() const { return paper.width_mm - margin(); }
  double bottom() const { return paper.height_mm - margin(); }
};

/// How much the room for options grows, at the map's cost, when they do not all fit.
inline constexpr std::array<double, 4> option_growths_mm{0, 8, 16, 24};

/// "A4" or "A3", upright or not; the options' column of a lying sheet wider by `growth_mm`, that of an
/// upright one higher by half as much again. Throws
/// Error{usage, "unknown_paper"}.
SheetLayout sheet_layout(std::string_view paper, bool is_portrait, double growth_mm = 0);

}  // namespace passage
