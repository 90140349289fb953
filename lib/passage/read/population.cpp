#include "passage/read/population.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/mercator.hpp"

namespace passage {

namespace {

// A histogram of people by density: tenths of a decade from 1e-4 to 1e8 people per km².
constexpr int bins = 120;
constexpr double first_decade = -4;

struct Histogram {
  std::array<double, bins> people{};
  double total = 0;

  void add(double per_km2, double persons) {
    if (persons <= 0) return;
    auto const bin = static_cast<int>((std::log10(per_km2) - first_decade) * 10);
    people[static_cast<std::size_t>(std::min(bins - 1, std::max(0, bin)))] += persons;
    total += persons;
  }
  double crowded_per_km2() const {
    double above = 0;
    for (int bin = bins - 1; bin > 0; --bin) {
      above += people[static_cast<std::size_t>(bin)];
      if (above >= total / 10) return std::pow(10, first_decade + bin / 10.0);
    }
    return 0;
  }
};

/// The densest that people live over a region of this size, generously: 1e5 per km² in a quarter, 3e4 in a
/// city of 500 km², 1e4 over 2e4 km².
double densest_per_km2(double area_km2) {
  return 1e5 * std::pow(1 + area_km2 / 10, -0.3);
}

// Crowded places above this exist nowhere; below, at a fine resolution, no settlement shows at all.
constexpr double most_crowded_per_km2 = 6e5, least_crowded_per_km2 = 200;
constexpr double fine_cell_km2 = 0.1;
// A region of some size with fewer people than this is desert or ice.
constexpr double least_mean_per_km2 = 0.5, region_km2 = 1000;

char const* name_of(PopulationUnit unit) {
  return unit == PopulationUnit::count ? "count" : "density";
}

PopulationUnit other(PopulationUnit unit) {
  return unit == PopulationUnit::count ? PopulationUnit::density : PopulationUnit::count;
}

struct Reading {
  double people, mean_per_km2, crowded_per_km2;
};

Reading reading(PopulationFacts const& facts, PopulationUnit unit) {
  bool const is_count = unit == PopulationUnit::count;
  auto const people = is_count ? facts.as_count.value : facts.as_density.value;
  return {people, people / (facts.area.value / 1e6),
          is_count ? facts.crowded_as_count_per_km2 : facts.crowded_as_density_per_km2};
}

bool is_usual(Reading const& reading, double area_km2) {
  return reading.mean_per_km2 >= 1 && reading.mean_per_km2 <= densest_per_km2(area_km2) &&
         reading.crowded_per_km2 >= least_crowded_per_km2 / 10 && reading.crowded_per_km2 <= 2e5;
}

}  // namespace

PopulationFacts population_facts(Raster<Persons> const& cells) {
  PopulationFacts facts;
  Histogram as_count, as_density;
  std::int64_t known_row = -1;
  double cell_km2 = 0;
  auto const is_flat = !cells.grid().crs.is_geographic() && !is_mercator(cells.grid().crs);
  cells.for_each_valid([&](std::int64_t row, std::int64_t, Persons value) {
    if (known_row < 0 || (!is_flat && row != known_row)) {
      cell_km2 = cells.grid().row_metrics(row).area.value / 1e6;
      known_row = row;
    }
    facts.area += SquareMetres{cell_km2 * 1e6};
    facts.as_count += value;
    facts.as_density += value * cell_km2;
    as_count.add(value.value / cell_km2, value.value);
    as_density.add(value.value, value.value * cell_km2);
  });
  facts.crowded_as_count_per_km2 = as_count.crowded_per_km2();
  facts.crowded_as_density_per_km2 = as_density.crowded_per_km2();
  return facts;
}

std::optional<UnitDoubt> doubt(PopulationFacts const& facts, PopulationUnit declared) {
  auto const meant = other(declared);
  if (facts.stated_by_unit) {
    if (*facts.stated_by_unit == declared) return std::nullopt;
    return UnitDoubt{meant, fmt::format("the file states its unit as people {}",
                                        meant == PopulationUnit::count ? "per cell" : "per km2")};
  }
  if (facts.hinted == meant) {
    return UnitDoubt{meant, fmt::format("the file's name or description says {}", name_of(meant))};
  }
  auto const area_km2 = facts.area.value / 1e6;
  auto const as_declared = reading(facts, declared), as_meant = reading(facts, meant);
  if (area_km2 <= 0 || as_declared.people <= 0 || !is_usual(as_meant, area_km2)) return std::nullopt;
  auto const limit = densest_per_km2(area_km2);
  auto text = [&](char const* what, double got, double expected, char const* side) {
    return UnitDoubt{meant,
                     fmt::format("as {} {} {:.3g} people/km2, expected {} {:.3g}; as {} it would be {:.3g}",
                                 name_of(declared), what, got, side, expected, name_of(meant),
                                 std::string_view{what}.starts_with("its mean") ? as_meant.mean_per_km2
                                                                                : as_meant.crowded_per_km2)};
  };
  if (as_declared.mean_per_km2 > limit)
    return text("its mean is", as_declared.mean_per_km2, limit, "at most");
  if (as_declared.crowded_per_km2 > most_crowded_per_km2) {
    return text("its crowded places have", as_declared.crowded_per_km2, most_crowded_per_km2, "at most");
  }
  if (area_km2 >= region_km2 && as_declared.mean_per_km2 < least_mean_per_km2) {
    return text("its mean is", as_declared.mean_per_km2, least_mean_per_km2, "at least");
  }
  auto const is_fine = facts.as_density.value < facts.as_count.value * fine_cell_km2;
  if (is_fine && as_declared.crowded_per_km2 < least_crowded_per_km2) {
    return text("its crowded places have", as_declared.crowded_per_km2, least_crowded_per_km2, "at least");
  }
  return std::nullopt;
}

namespace {

bool has_word(std::string const& text, std::string const& word) {
  auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    auto const end = at + word.size();
    if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

bool has_any(std::string const& text, std::initializer_list<char const*> words) {
  return std::ranges::any_of(words, [&](char const* word) { return has_word(text, word); });
}

/// What words say: both or neither is no answer.
std::optional<PopulationUnit> unit_in(std::string const& text) {
  bool const density =
      has_any(text, {"density", "dens", "popdens", "pd", "km2", "km^2", "km-2", "km²", "sqkm"});
  bool const count = has_any(text, {"count", "counts", "cnt", "ppp", "per cell", "people/cell",
                                    "persons/cell", "per pixel", "people/pixel"});
  if (density == count) return std::nullopt;
  return density ? PopulationUnit::density : PopulationUnit::count;
}

std::string lower(std::string text) {
  for (char& letter : text) letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
  return text;
}

void refuse(Source const& source, PopulationFacts const& facts, PopulationUnit declared,
            UnitDoubt const& doubt) {
  bool const is_density = doubt.meant == PopulationUnit::density;
  throw Error{
      ErrorKind::input, is_density ? "density_taken_for_count" : "count_taken_for_density",
      fmt::format("{}: unit = \"{}\" but {} (total {:.0f} people as count, {:.0f} as density)", source.name(),
                  name_of(declared), doubt.reason, facts.as_count.value, facts.as_density.value),
      fmt::format("set unit = \"{}\"; if the file really holds {}, record it: gdal_edit.py -units {} FILE",
                  name_of(doubt.meant), is_density ? "people per cell" : "people per km2",
                  is_density ? "people/cell" : "people/km2")};
}

}  // namespace

Population read_population(Source const& source, PopulationRead const& options, Context& context) {
  RasterRead raster;
  raster.input = "population";
  raster.nodata = options.nodata;
  raster.crs = options.crs;
  raster.least = 0;
  raster.window = options.window;
  std::string band_unit, description;
  {
    RasterFile const file{source, raster};
    band_unit = lower(file.unit());
    description = file.description();
  }
  Population population{read_raster<Persons>(source, raster, context), options.unit, source.name()};
  auto facts = population_facts(population.cells);
  if (facts.area <= SquareMetres{0}) {
    throw Error{ErrorKind::input, "no_people", source.name() + ": no cell holds a value",
                "check the nodata value and the extent"};
  }
  if (!(facts.as_count.value > 0)) {
    throw Error{
        ErrorKind::input, "no_people", fmt::format("{}: every cell with a value holds 0", source.name()),
        "nobody lives there according to this file: is it the right band, and was it clipped rightly?"};
  }
  facts.stated_by_unit = unit_in(band_unit);
  facts.hinted = unit_in(description);
  if (auto const wrong = doubt(facts, options.unit)) refuse(source, facts, options.unit, *wrong);
  auto const people = options.unit == PopulationUnit::count ? facts.as_count : facts.as_density;
  context.find(
      {Severity::note, "population_total",
       fmt::format("{}: {:.0f} people, read as {}; as {} it would be {:.0f}.", source.name(), people.value,
                   name_of(options.unit), name_of(other(options.unit)),
                   (options.unit == PopulationUnit::count ? facts.as_density : facts.as_count).value),
       "population", "", 1});
  return population;
}

}  // namespace passage
