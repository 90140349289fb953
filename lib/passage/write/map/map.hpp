#pragma once
#include <filesystem>
#include <vector>

#include "passage/model/run_result.hpp"
#include "passage/write/map/labels.hpp"
#include "passage/write/messages.hpp"

namespace passage {

/// What the map shows of itself, for tests.
struct MapReport {
  std::vector<PlacedLabel> labels;  ///< no two overlap
  std::size_t labels_left_out = 0;
  std::size_t options_shown = 0;  ///< beside the map; the rest stands on page 2
  int pages = 1;
};

/// Draws the sheet (map with full furniture, options, doubts, sources) on the canvas: A4 landscape. The one
/// draw function behind map.pdf, map.png and map.svg.
MapReport draw_map_sheet(Canvas& canvas, RunResult const& result, Messages const& say);

/// map.pdf, map.png (200 dots per inch) and map.svg, or under another name. Same result, same bytes. Throws
/// Error{input, "output_not_writable"}.
MapReport write_maps(std::filesystem::path const& folder, RunResult const& result, Messages const& say,
                     std::string const& name = "map");

}  // namespace passage
