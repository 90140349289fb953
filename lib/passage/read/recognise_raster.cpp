#include "passage/read/recognise_raster.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/read/detail/table_look.hpp"
#include "passage/read/population.hpp"
#include "passage/read/raster.hpp"

namespace passage {

namespace {

constexpr std::int64_t rows_looked_at = 64;
// Of a larger raster the unit is judged by its middle: two floats a cell stay below a gigabyte.
constexpr double most_cells = 5e7;
constexpr double nodata_numbers[] = {-99999, -9999, -999, -200, -32768, -3.4028234663852886e38};

bool says(RasterLook const& look, std::initializer_list<std::string_view> beginnings) {
  auto const words = detail::words_in(look.description);
  return std::any_of(words.begin(), words.end(), [&](std::string const& word) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](auto beginning) { return word.starts_with(beginning); });
  });
}

/// Finer tells more: cells to a degree, or to 100 km.
int fineness(Grid const& grid) {
  auto const cell_degrees = grid.crs.is_geographic() ? grid.cell_width : grid.cell_width / 111320;
  return static_cast<int>(std::min(1e6, std::round(1 / cell_degrees)));
}

void recognise_by_name(RasterLook const& look, Recognised& found) {
  auto const add = [&](InputRole role, char const* reason, Belief belief = Belief::likely,
                       std::string caution = {}) {
    found.readings.push_back({role, belief, fineness(look.grid), reason, {}, std::move(caution)});
  };
  if (says(look, {"friction", "impedance"})) return add(InputRole::friction, "friction by its name");
  if (says(look, {"landcover", "lulc", "corine", "clc", "worldcover"}) ||
      (says(look, {"land"}) && says(look, {"cover", "use"})))
    return add(InputRole::land_cover, "land cover by its name");
  if (says(look, {"fraction", "area"})) return;  // shares of a cell are neither classes nor people
  if (says(look, {"dem", "srtm", "elevation", "dtm", "dsm", "aster", "alos", "height"}) && look.high < 9000 &&
      look.low > -500)
    return add(InputRole::elevation, "heights by its name and range");
  if (!says(look, {"pop", "ppp", "worldpop", "ghs", "hrsl", "landscan", "gpw", "people", "inhabitants"}))
    return;
  if (look.is_one_byte && says(look, {"level", "8bit", "grey", "gray"}))
    return add(InputRole::population, "population by its name", Belief::weak,
               "whole numbers up to 255 look like grey levels, not people");
  add(InputRole::population, "people by its name", Belief::strong);
}

}  // namespace

Recognised recognise_raster(RasterLook const& look, Source const& source) {
  Recognised found;
  found.source = source;
  if (!look.has_data) {
    found.trouble = "no cell with data in the rows that were looked at";
    return found;
  }
  recognise_by_name(look, found);
  return found;
}

RasterLook look_at_raster(Source const& source) {
  RasterFile file{source, {}};
  RasterLook look;
  look.grid = file.grid();
  look.description = file.description() + " " + file.unit();
  auto const step = std::max<std::int64_t>(1, look.grid.rows / rows_looked_at);
  RasterFile::Block block;
  look.low = std::numeric_limits<double>::infinity();
  look.high = -look.low;
  for (std::int64_t row = 0; row < look.grid.rows; row += step) {
    file.read(row, 0, 1, look.grid.columns, block);
    for (std::size_t i = 0; i < block.values.size(); ++i) {
      if (!block.valid[i]) continue;
      look.has_data = true;
      look.low = std::min(look.low, block.values[i]);
      look.high = std::max(look.high, block.values[i]);
      look.is_whole = look.is_whole && block.values[i] == std::floor(block.values[i]);
    }
  }
  look.is_one_byte = look.has_data && look.is_whole && look.low >= 0 && look.high >= 200 && look.high <= 255;
  return look;
}

namespace {

PopulationRead middle_of(Source const& source) {
  auto const grid = RasterFile{source, {}}.grid();
  PopulationRead options;
  if (static_cast<double>(grid.rows) * static_cast<double>(grid.columns) <= most_cells) return options;
  auto const share =
      std::sqrt(most_cells / (static_cast<double>(grid.rows) * static_cast<double>(grid.columns)));
  auto const box = grid.bounds();
  auto const centre = box.centre();
  options.window = Box{{centre.x - box.width() * share / 2, centre.y - box.height() * share / 2},
                       {centre.x + box.width() * share / 2, centre.y + box.height() * share / 2}};
  return options;
}

/// Total and people per km² for a reason that can be checked by whoever knows the country.
std::string total_text(Population const& population, PopulationUnit unit) {
  auto const facts = population_facts(population.cells);
  auto const people = unit == PopulationUnit::count ? facts.as_count : facts.as_density;
  auto const other = unit == PopulationUnit::count ? facts.as_density : facts.as_count;
  return fmt::format("{:.0f} people in all; as {} it would be {:.0f}", people.value,
                     unit == PopulationUnit::count ? "density" : "count", other.value);
}

/// Tries one unit; empty when the reader is sure that the other is meant.
std::optional<std::string> tried(Source const& source, PopulationRead const& options, Context& context) {
  try {
    Context quiet;
    quiet.threads = context.threads;
    auto const population = read_population(source, options, quiet);
    return total_text(population, options.unit);
  } catch (Error const& error) {
    if (error.code() == "density_taken_for_count" || error.code() == "count_taken_for_density")
      return std::nullopt;
    throw;
  }
}

/// The first usual number for "no data" that lets the raster be read.
std::optional<double> missing_nodata(Source const& source, PopulationRead options, Context& context) {
  for (auto const number : nodata_numbers) {
    options.nodata = number;
    try {
      tried(source, options, context);
      return number;
    } catch (Error const& error) {
      if (error.code() != "undeclared_nodata") throw;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<GuessedKey> population_keys(Source const& source, Context& context) {
  auto options = middle_of(source);
  std::vector<GuessedKey> keys;
  std::optional<std::string> as_count;
  try {
    as_count = tried(source, options, context);
  } catch (Error const& error) {
    if (error.code() != "undeclared_nodata") throw;
    options.nodata = missing_nodata(source, options, context);
    if (!options.nodata) throw;
    keys.push_back(
        {"nodata", fmt::format("{}", *options.nodata), "cells hold it and the file declares nothing"});
    as_count = tried(source, options, context);
  }
  if (as_count) {
    keys.push_back({"unit", "\"count\"", "people per cell: " + *as_count});
    return keys;
  }
  options.unit = PopulationUnit::density;
  auto const as_density = tried(source, options, context);
  keys.push_back(
      {"unit", "\"density\"",
       "people per km2: " + as_density.value_or("neither unit fits what the file says of itself")});
  return keys;
}

}  // namespace passage
