#pragma once
#include <string>

#include "passage/base/context.hpp"
#include "passage/geo/grid.hpp"
#include "passage/read/recognition.hpp"

namespace passage {

/// What a raster shows of itself in a look at some of its rows.
struct RasterLook {
  Grid grid;
  std::string description;  ///< file name, band description and unit, lower case
  double low = 0, high = 0;
  bool is_whole = true;      ///< only whole numbers were seen
  bool has_data = false;     ///< any valid cell was seen
  bool is_one_byte = false;  ///< whole numbers from 0 to 255 that fill the range: levels or classes
};

/// What a raster may be: population, elevation, land cover or friction, by its name, description and numbers.
/// Population gets no unit here: that needs every cell.
Recognised recognise_raster(RasterLook const& look, Source const& source);

/// Looks at up to 64 rows. Throws as RasterFile.
RasterLook look_at_raster(Source const& source);

/// The unit of a population raster as its name, its description or its numbers say, as keys of [population]
/// with reasons; also the number that means no data where the file does not declare it. Throws as
/// read_population.
std::vector<GuessedKey> population_keys(Source const& source, Context& context);

}  // namespace passage
