#include "passage/evaluate/population.hpp"

#include "passage/evaluate/zonal.hpp"
#include "passage/geo/overlay.hpp"

namespace passage {

namespace {
constexpr double longest_edge_m = 500;  // bends by reprojection stay below a centimetre
}

PeopleCounter::PeopleCounter(Population const& population, Crs const& frame)
    : population_(&population), to_raster_(frame, population.cells.grid().crs) {}

Persons PeopleCounter::inside(MultiPolygon const& area, Context& context) const {
  auto const reprojected = to_raster_(densified(area, longest_edge_m));
  return Persons{zonal_statistics(population_->cells, population_->unit, {reprojected}, context).front().sum};
}

Persons PeopleCounter::along(Line const& line, Metres within, Context& context) const {
  return inside(buffer(line, within.value), context);
}

Persons PeopleCounter::near(std::vector<Point> const& points, Metres within, Context& context) const {
  std::vector<MultiPolygon> discs;
  discs.reserve(points.size());
  for (auto const point : points) discs.push_back(buffer(point, within.value));
  return inside(union_of(discs), context);
}

Persons PeopleCounter::total() const {
  double sum = 0, cell_weight = 1;
  std::int64_t weighted_row = -1;
  population_->cells.for_each_valid([&](std::int64_t row, std::int64_t, Persons people) {
    if (population_->unit == PopulationUnit::density && row != weighted_row) {
      weighted_row = row;
      cell_weight = population_->cells.grid().row_metrics(row).area.value / 1e6;
    }
    sum += people.value * cell_weight;
  });
  return Persons{sum};
}

}  // namespace passage
