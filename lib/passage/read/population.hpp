#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "passage/base/context.hpp"
#include "passage/model/population.hpp"
#include "passage/read/raster.hpp"

namespace passage {

/// How a population raster is read.
struct PopulationRead {
  PopulationUnit unit = PopulationUnit::count;  ///< as declared by the user
  std::optional<double> nodata{};
  std::optional<Crs> crs{};
  std::optional<Box> window{};  ///< in the raster's CRS
};

/// What a population raster would mean in either unit.
struct PopulationFacts {
  SquareMetres area;                             ///< of valid cells
  Persons as_count, as_density;                  ///< people in all
  double crowded_as_count_per_km2 = 0;           ///< density above which a tenth of the people live
  double crowded_as_density_per_km2 = 0;         ///< the same
  std::optional<PopulationUnit> stated_by_unit;  ///< the band's unit says it ("people/km2")
  std::optional<PopulationUnit> hinted;          ///< the file's name or description says it
};

/// Reads people on their own grid and checks the declared unit: a unit that the band states must agree with
/// it; otherwise a name or description that contradicts it, or values that are impossible in the declared
/// unit and usual in the other, are refused. Findings: the total (note). Throws Error{input}: as read_raster;
/// "density_taken_for_count", "count_taken_for_density"; "no_people" when no cell is valid.
Population read_population(Source const& source, PopulationRead const& options, Context& context);

/// One pass over the cells.
PopulationFacts population_facts(Raster<Persons> const& cells);

/// The unit that is clearly meant when it is not `declared`, with the reason in one sentence.
struct UnitDoubt {
  PopulationUnit meant;
  std::string reason;
};
std::optional<UnitDoubt> doubt(PopulationFacts const& facts, PopulationUnit declared);

}  // namespace passage
