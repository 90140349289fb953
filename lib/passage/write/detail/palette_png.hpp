#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "passage/write/palette.hpp"

namespace passage::detail {

struct PaletteEntry {
  Colour colour;
  double opacity_share = 1;
};

struct IndexedPicture {
  int columns = 0, rows = 0;
  std::vector<std::uint8_t> indices;  ///< row by row from the top
};

/// An 8-bit PNG with a palette, in memory. Same picture, same bytes.
std::string palette_png(IndexedPicture const& picture, std::vector<PaletteEntry> const& palette);

}  // namespace passage::detail
