#include "passage/evaluate/split_people.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "passage/base/parallel.hpp"
#include "passage/geo/coverage.hpp"
#include "passage/geo/projected_box.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

namespace {

struct Part {
  CellId cell;
  Persons people;
};

/// What one tile of the population raster gives to the frame.
struct TileSplit {
  std::vector<Part> parts;
  Persons total, beyond;
};

class Splitter {
 public:
  Splitter(Population const& population, Grid const& frame, TileSelection const& tiles)
      : population_(population), frame_(frame), tiles_(tiles) {
    auto const box = projected_box(frame.bounds(), Projector{frame.crs, population.cells.grid().crs});
    // Sides are bent by less than this between the points that were projected.
    near_ = box.grown(0.05 * std::max(box.width(), box.height()));
  }

  TileSplit split(std::int64_t number) const {
    auto const& grid = population_.cells.grid();
    Projector const project{grid.crs, frame_.crs};
    auto const tile = population_.cells.pin(number);
    TileSplit result;
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      double const cell_km2 =
          population_.unit == PopulationUnit::density ? grid.row_metrics(row).area.value / 1e6 : 1;
      for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
        if (!tile.is_valid(row, column)) continue;
        Persons const people{static_cast<double>(tile.value(row, column)) * cell_km2};
        if (people.value == 0) continue;
        result.total += people;
        auto const box = grid.cell_box(row, column);
        if (!near_.intersects(box)) {
          result.beyond += people;
        } else {
          place(outline(box, project), people, result);
        }
      }
    }
    return result;
  }

 private:
  static Line outline(Box const& box, Projector const& project) {
    auto const first = project(Point{box.low.x, box.high.y});
    return {first, project(box.high), project(Point{box.high.x, box.low.y}), project(box.low), first};
  }

  void place(Line const& quad, Persons people, TileSplit& result) const {
    auto const box = bounds(quad);
    auto const number = [](double cell) { return static_cast<std::int64_t>(std::floor(cell)); };
    auto const first_row = number((frame_.origin.y - box.high.y) / frame_.cell_height),
               last_row = number((frame_.origin.y - box.low.y) / frame_.cell_height),
               first_column = number((box.low.x - frame_.origin.x) / frame_.cell_width),
               last_column = number((box.high.x - frame_.origin.x) / frame_.cell_width);
    if (!tiles_.meets(first_row, last_row, first_column, last_column)) {
      result.beyond += people;
      return;
    }
    if (first_row == last_row && first_column == last_column) {
      result.parts.push_back({frame_.id(first_row, first_column), people});
      return;
    }
    Polygon const outline{quad, {}};
    double const cell_share = frame_.cell_width * frame_.cell_height / area(outline);
    Persons placed;
    for (auto const& run : coverage(frame_, {outline})) {
      Persons const part = people * (run.share * cell_share);
      for (std::int64_t i = 0; i < run.count; ++i)
        result.parts.push_back({frame_.id(run.row, run.first_column + i), part});
      placed += part * static_cast<double>(run.count);
    }
    bool const is_inside =
        first_row >= 0 && first_column >= 0 && last_row < frame_.rows && last_column < frame_.columns;
    if (!is_inside) result.beyond += people - placed;
  }

  Population const& population_;
  Grid const& frame_;
  TileSelection const& tiles_;
  Box near_;
};

}  // namespace

SplitPeople split_people(Population const& population, Grid const& frame, TileSelection const& tiles,
                         Context& context) {
  return split_people(population, Raster<Persons, double>{frame}, tiles, context);
}

SplitPeople split_people(Population const& population, Raster<Persons, double> cells,
                         TileSelection const& tiles, Context& context) {
  SplitPeople people{std::move(cells), {}, {}, {}};
  auto const& frame = people.cells.grid();
  Splitter const splitter{population, frame, tiles};
  auto const count = static_cast<std::size_t>(population.cells.layout().tiles());
  // A few tiles at a time, so that their parts never lie in memory all at once; added up in their order.
  auto const batch = static_cast<std::size_t>(std::max(1, context.threads)) * 4;
  for (std::size_t first = 0; first < count; first += batch) {
    std::vector<TileSplit> splits(std::min(batch, count - first));
    parallel_for(splits.size(), context, [&](std::size_t i, int) {
      splits[i] = splitter.split(static_cast<std::int64_t>(first + i));
    });
    for (auto const& split : splits) {
      people.total += split.total;
      people.beyond += split.beyond;
      for (auto const& part : split.parts) {
        auto const row = frame.row_of(part.cell), column = frame.column_of(part.cell);
        auto tile = people.cells.pin_cell(row, column);
        double const before = tile.is_valid(row, column) ? tile.value(row, column) : 0;
        tile.set(row, column, before + part.people.value);
      }
    }
  }
  people.cells.for_each_valid([&](std::int64_t, std::int64_t, Persons here) { people.placed += here; });
  return people;
}

}  // namespace passage
