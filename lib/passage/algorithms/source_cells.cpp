#include "passage/algorithms/source_cells.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/projector.hpp"
#include "passage/layers/cells_on_line.hpp"
#include "passage/read/features.hpp"

namespace passage {

namespace {

/// The cells of one geometry, each once, in the order of the grid.
class CellCollector {
 public:
  explicit CellCollector(Grid const& grid) : grid_(grid) {}

  void add(MultiPoint const& points) {
    for (auto const& point : points) {
      if (auto const cell = grid_.cell_at(point)) cells.push_back(*cell);
    }
  }
  void add(MultiLine const& lines) {
    for (auto const& line : lines) add_line(line);
  }
  void add(MultiPolygon const& areas) {
    for (auto const& area : areas) {
      add_line(area.outer);
      for (auto const& hole : area.holes) add_line(hole);
      add_inside(area);
    }
  }
  void add(std::monostate) {}

  std::vector<CellId> cells;

 private:
  void add_line(Line const& line) {
    for (auto const& piece : cells_on_line(grid_, line))
      for (auto const& at : piece) cells.push_back(at.cell);
  }
  void add_inside(Polygon const& area);

  Grid const& grid_;
};

/// Row by row: centres between an odd and an even meeting of the rings with the row's middle line.
void CellCollector::add_inside(Polygon const& area) {
  auto const box = bounds(area);
  auto const row_at = [&](double y) { return (grid_.origin.y - y) / grid_.cell_height; };
  auto const rows = static_cast<double>(grid_.rows);
  auto const first = static_cast<std::int64_t>(std::clamp(std::floor(row_at(box.high.y)), 0.0, rows)),
             beyond = static_cast<std::int64_t>(std::clamp(std::ceil(row_at(box.low.y)), 0.0, rows));
  for (auto row = first; row < beyond; ++row) {
    double const y = grid_.centre(row, 0).y;
    std::vector<double> meetings;
    auto const meet = [&](Line const& ring) {
      for (std::size_t i = 1; i < ring.size(); ++i) {
        auto const a = ring[i - 1], b = ring[i];
        if ((a.y > y) == (b.y > y)) continue;
        meetings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
      }
    };
    meet(area.outer);
    for (auto const& hole : area.holes) meet(hole);
    std::sort(meetings.begin(), meetings.end());
    for (std::size_t i = 1; i < meetings.size(); i += 2) {
      auto const column_at = [&](double x) { return (x - grid_.origin.x) / grid_.cell_width - 0.5; };
      auto const last = static_cast<double>(grid_.columns - 1);
      auto const from = std::ceil(std::max(0.0, column_at(meetings[i - 1])));
      auto const upto = std::floor(std::min(last, column_at(meetings[i])));
      for (auto column = static_cast<std::int64_t>(from); static_cast<double>(column) <= upto; ++column)
        cells.push_back(grid_.id(row, column));
    }
  }
}

bool is_passable(FrictionSurface const& surface, CellId cell) {
  auto const row = surface.grid().row_of(cell), column = surface.grid().column_of(cell);
  return surface.friction.at(row, column) && (!surface.elevation || surface.elevation->at(row, column));
}

/// The cells that one feature touches, each once, in the order of the grid.
std::vector<CellId> cells_of(SourceFeature const& feature, Geometry const& geometry, Grid const& grid) {
  CellCollector collector{grid};
  std::visit([&](auto const& shape) { collector.add(shape); }, geometry);
  auto& cells = collector.cells;
  auto const* const points = std::get_if<MultiPoint>(&geometry);
  if (cells.empty() || (points && cells.size() < points->size())) {
    throw Error{ErrorKind::input, "source_outside",
                fmt::format("{}: lies outside the friction raster", feature.name),
                "give a friction raster that covers it, or check the CRS of both"};
  }
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  return std::move(cells);
}

[[noreturn]] void throw_impassable(SourceFeature const& feature, Grid const& grid, CellId cell) {
  auto const row = grid.row_of(cell), column = grid.column_of(cell);
  auto const centre = grid.centre(row, column);
  throw Error{ErrorKind::input, "source_impassable",
              fmt::format("{}: row {}, column {} ({:g} {:g}){} impassable", feature.name, row, column,
                          centre.x, centre.y, feature.is_point ? " is" : " and all its other cells are"),
              "move it to passable ground"};
}

Seconds initial_of(FeatureTable const& table, Feature const& feature) {
  auto const column = table.column("initial_s");
  Seconds const spent{column ? as_number(feature.fields[*column]).value_or(0) : 0};
  if (spent.value >= 0) return spent;
  throw Error{ErrorKind::input, "negative_initial",
              fmt::format("{}, feature {}: initial_s is {:g}, expected 0 or more", table.source, feature.id,
                          spent.value),
              ""};
}

}  // namespace

SourceCells read_sources(AnyInput const& input, std::string_view table_name, Grid const& grid,
                         Context& context) {
  FeatureRead options;
  options.input = table_name;
  auto const table = read_features(Source{input.path, input.layer}, options, context);
  SourceCells sources;
  sources.input = table_name;
  auto const project =
      table.crs ? std::optional<Projector>{std::in_place, *table.crs, grid.crs} : std::nullopt;
  for (auto const& feature : table.features) {
    if (!project || std::holds_alternative<std::monostate>(feature.geometry)) continue;
    auto const spent = initial_of(table, feature);
    auto const geometry = (*project)(feature.geometry);
    sources.features.push_back({fmt::format("{}, feature {}", table.source, feature.id),
                                std::holds_alternative<MultiPoint>(geometry)});
    for (auto const cell : cells_of(sources.features.back(), geometry, grid)) {
      sources.cells.push_back({cell, spent});
      sources.feature_of.push_back(sources.features.size() - 1);
    }
  }
  if (sources.cells.empty()) {
    throw Error{ErrorKind::input, "no_source", fmt::format("{}: no feature has a geometry", table.source),
                "give at least one point, line or area"};
  }
  return sources;
}

void require_passable(SourceCells& sources, FrictionSurface const& surface, Context& context) {
  auto const all = sources.cells.size();
  std::vector<CostSource> cells;
  std::vector<std::size_t> feature_of;
  std::vector<bool> has_cell(sources.features.size(), false);
  for (std::size_t i = 0; i < all; ++i) {
    auto const feature = sources.feature_of[i];
    if (!is_passable(surface, sources.cells[i].cell)) {
      if (sources.features[feature].is_point)
        throw_impassable(sources.features[feature], surface.grid(), sources.cells[i].cell);
      continue;
    }
    has_cell[feature] = true;
    cells.push_back(sources.cells[i]);
    feature_of.push_back(feature);
  }
  for (std::size_t i = 0; i < all; ++i) {
    auto const feature = sources.feature_of[i];
    if (!has_cell[feature])
      throw_impassable(sources.features[feature], surface.grid(), sources.cells[i].cell);
  }
  auto const impassable = all - cells.size();
  sources.cells = std::move(cells);
  sources.feature_of = std::move(feature_of);
  if (impassable == 0) return;
  context.find({Severity::warning, "source_cells_impassable",
                fmt::format("{} cells of lines and areas of {} are impassable and left out", impassable,
                            sources.input),
                sources.input, "", impassable});
}

SourceCells read_sources(AnyInput const& input, std::string_view table_name, FrictionSurface const& surface,
                         Context& context) {
  auto sources = read_sources(input, table_name, surface.grid(), context);
  require_passable(sources, surface, context);
  return sources;
}

std::vector<std::uint32_t> feature_ranks(SourceCells const& sources) {
  // Features by their cells in order: all of them, so that those that begin in one cell differ too.
  std::vector<std::pair<std::vector<std::pair<CellId, Seconds>>, std::size_t>> order(sources.features.size());
  for (std::size_t i = 0; i < sources.cells.size(); ++i) {
    order[sources.feature_of[i]].first.emplace_back(sources.cells[i].cell, sources.cells[i].initial);
    order[sources.feature_of[i]].second = sources.feature_of[i];
  }
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> rank_of(sources.features.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank_of[order[i].second] = static_cast<std::uint32_t>(i + 1);
  std::map<CellId, std::pair<Seconds, std::uint32_t>> best;
  for (std::size_t i = 0; i < sources.cells.size(); ++i) {
    auto const claim = std::pair{sources.cells[i].initial, rank_of[sources.feature_of[i]]};
    auto const [at, is_new] = best.try_emplace(sources.cells[i].cell, claim);
    if (!is_new) at->second = std::min(at->second, claim);
  }
  std::vector<std::uint32_t> ranks;
  ranks.reserve(best.size());
  for (auto const& [cell, claim] : best) ranks.push_back(claim.second);
  return ranks;
}

void rank_by_feature(Allocation& allocation, SourceCells const& sources) {
  auto const ranks = feature_ranks(sources);
  for (std::int64_t number = 0; number < allocation.layout().tiles(); ++number) {
    auto tile = allocation.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column)
        if (tile.is_valid(row, column)) tile.set(row, column, ranks[tile.value(row, column) - 1]);
    }
  }
}

}  // namespace passage
