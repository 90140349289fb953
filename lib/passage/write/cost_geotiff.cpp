#include "passage/write/cost_geotiff.hpp"

#include <algorithm>
#include <vector>

#include <fmt/core.h>

namespace passage {

namespace {

constexpr auto side = TileLayout::side;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void write_cost(std::filesystem::path const& path, CostField const& field, RasterLayout kind,
                Context& context) {
  double const quantum_s = field.quantum().length().value;
  auto fill = [&](std::int64_t tile, void* bytes) {
    auto* const cells = static_cast<double*>(bytes);
    field.read(tile, {}, missing, cells, side);
    std::for_each(cells, cells + TileLayout::cells_per_tile(), [&](double& cell) { cell *= quantum_s; });
  };
  auto const text = fmt::format("Least travel time; whole multiples of 2^{} s", field.quantum().exponent);
  detail::write_geotiff(path, {&field.grid(), field.layout(), detail::CellType::float64, fill},
                        {"accumulated_cost_s", "s", text}, kind, context);
}

void write_back_links(std::filesystem::path const& path, Grid const& grid,
                      std::function<void(std::int64_t tile, std::uint8_t* links)> const& fill,
                      RasterLayout kind, Context& context) {
  static_assert(detail::nodata<std::uint8_t>() == no_link);
  auto fill_bytes = [&](std::int64_t tile, void* bytes) { fill(tile, static_cast<std::uint8_t*>(bytes)); };
  detail::write_geotiff(
      path, {&grid, {grid.rows, grid.columns}, detail::CellType::uint8, fill_bytes},
      {"back_link", "",
       fmt::format("Move towards the predecessor: 0 source, n+1 the n-th move, {} through a gate",
                   through_crossing)},
      kind, context);
}

void write_excess_cost(std::filesystem::path const& path, CostField const& forward, CostField const& reverse,
                       Duration least, Duration limit, Context& context) {
  double const quantum_s = forward.quantum().length().value;
  std::vector<double> rest(TileLayout::cells_per_tile());
  auto fill = [&](std::int64_t tile, void* bytes) {
    auto* const cells = static_cast<double*>(bytes);
    forward.read(tile, {}, CostField::range_quanta, cells, side);
    reverse.read(tile, {}, CostField::range_quanta, rest.data(), side);
    for (std::size_t at = 0; at < rest.size(); ++at) {
      double const through = cells[at] + rest[at];
      cells[at] = through <= static_cast<double>(limit.quanta)
                      ? (through - static_cast<double>(least.quanta)) * quantum_s
                      : missing;
    }
  };
  detail::write_geotiff(
      path, {&forward.grid(), forward.layout(), detail::CellType::float64, fill},
      {"excess_cost_s", "s", "Cost of the cheapest way through a cell above the least-cost way"},
      RasterLayout::tiled, context);
}

}  // namespace passage
