#pragma once
#include <string>

#include "passage/geo/geometry.hpp"

namespace passage {

/// Shaded relief under a map: a picture in frame coordinates, row by row from the top.
struct Relief {
  static constexpr int levels = 16;
  static constexpr char no_shade = '.';

  int columns = 0, rows = 0;
  Point low, high;     ///< corners of the picture
  std::string shades;  ///< 'a' (in shadow) … 'p' (lit); '.' where there is no height
};

}  // namespace passage
