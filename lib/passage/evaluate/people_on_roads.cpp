#include "passage/evaluate/people_on_roads.hpp"

#include <cmath>
#include <map>
#include <optional>

#include "passage/base/parallel.hpp"
#include "passage/geo/line_index.hpp"
#include "passage/geo/projector.hpp"

namespace passage {

namespace {

constexpr double spot_spacing_m = 250;

/// People of one tile of the raster, by link and number of the spot on it.
struct TileCount {
  std::map<std::pair<std::uint32_t, std::int64_t>, Persons> at_spot;
  Persons far;
};

class RoadCounter {
 public:
  RoadCounter(Population const& population, RoadGraph const& graph, Crs const& frame, Metres catchment)
      : population_(population),
        frame_(frame),
        catchment_(catchment),
        lines_(open_lines(graph)),
        index_(lines_) {
    for (auto const& line : lines_) lengths_.push_back(line.empty() ? 0 : length(line));
  }

  TileCount count(std::int64_t number) const {
    auto const& grid = population_.cells.grid();
    Projector const to_frame{grid.crs, frame_};
    TileCount result;
    auto const tile = population_.cells.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      double const cell_km2 =
          population_.unit == PopulationUnit::density ? grid.row_metrics(row).area.value / 1e6 : 1;
      for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
        if (!tile.is_valid(row, column)) continue;
        Persons const people{static_cast<double>(tile.value(row, column)) * cell_km2};
        if (people.value > 0) add(to_frame(grid.centre(row, column)), people, result);
      }
    }
    return result;
  }

  double link_length(std::uint32_t link) const { return lengths_[link]; }

 private:
  static std::vector<Line> open_lines(RoadGraph const& graph) {
    std::vector<Line> lines;
    for (auto const& link : graph.links)
      lines.push_back(link.is_crossing() || !link.is_passable() ? Line{} : link.line);
    return lines;
  }

  void add(Point point, Persons people, TileCount& result) const {
    auto const spot = index_.nearest(point, catchment_.value);
    if (!spot) {
      result.far += people;
      return;
    }
    double const along = spot->foot.position.value * lengths_[spot->line];
    auto const number = static_cast<std::int64_t>(std::floor(along / spot_spacing_m));
    result.at_spot[{static_cast<std::uint32_t>(spot->line), number}] += people;
  }

  Population const& population_;
  Crs const& frame_;
  Metres catchment_;
  std::vector<Line> lines_;
  LineIndex index_;
  std::vector<double> lengths_;
};

}  // namespace

PeopleOnRoads people_on_roads(Population const& population, RoadGraph const& graph, Crs const& frame,
                              Metres catchment, Context& context) {
  RoadCounter const counter{population, graph, frame, catchment};
  std::vector<TileCount> tiles(static_cast<std::size_t>(population.cells.layout().tiles()));
  parallel_for(tiles.size(), context,
               [&](std::size_t tile, int) { tiles[tile] = counter.count(static_cast<std::int64_t>(tile)); });
  TileCount whole;
  for (auto const& tile : tiles) {
    whole.far += tile.far;
    for (auto const& [spot, people] : tile.at_spot) whole.at_spot[spot] += people;
  }
  PeopleOnRoads result;
  result.far = whole.far;
  for (auto const& [spot, people] : whole.at_spot) {
    double const along = (static_cast<double>(spot.second) + 0.5) * spot_spacing_m;
    Share const position{std::min(1.0, along / counter.link_length(spot.first))};
    result.spots.push_back({EdgeId{spot.first}, position, people});
  }
  return result;
}

}  // namespace passage
