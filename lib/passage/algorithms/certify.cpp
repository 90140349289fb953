#include "passage/algorithms/certify.hpp"

#include <cmath>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/read/raster.hpp"

namespace passage {

namespace {

[[noreturn]] void throw_not_in_quanta(Grid const& grid, std::int64_t row, std::int64_t column, double value_s,
                                      TimeQuantum quantum) {
  auto const centre = grid.centre(row, column);
  throw Error{
      ErrorKind::input, "not_in_quanta",
      fmt::format("cost: {:.17g} s at row {}, column {} ({:g} {:g}) is no multiple of 2^{} s, the quantum "
                  "of these inputs",
                  value_s, row, column, centre.x, centre.y, quantum.exponent),
      "certify the file that passage accumulate wrote for the same friction, units and neighbours"};
}

[[noreturn]] void throw_refuted(Grid const& grid, Certificate::Refutation const& refutation) {
  auto const row = grid.row_of(refutation.cell), column = grid.column_of(refutation.cell);
  auto const centre = grid.centre(row, column);
  throw Error{ErrorKind::input, "not_optimal",
              fmt::format("cost: not the least cost at row {}, column {} ({:g} {:g}): {}", row, column,
                          centre.x, centre.y, refutation.text),
              "compute it again, and give certify the same options"};
}

}  // namespace

CostField field_of(Raster<Seconds, double> const& cost, TimeQuantum quantum, StoreMaker const& make_store) {
  constexpr auto side = TileLayout::side;
  CostField field{cost.grid(), quantum, make_store};
  std::vector<double> labels(TileLayout::cells_per_tile());
  for (std::int64_t number = 0; number < cost.layout().tiles(); ++number) {
    std::fill(labels.begin(), labels.end(), CostField::range_quanta);
    auto const tile = cost.pin(number);
    for (auto row = tile.row; row < tile.row + tile.rows; ++row) {
      for (auto column = tile.column; column < tile.column + tile.columns; ++column) {
        if (!tile.is_valid(row, column)) continue;
        double const label = tile.value(row, column) / quantum.length().value;
        if (!(label >= 0 && label < CostField::range_quanta && label == std::floor(label)))
          throw_not_in_quanta(cost.grid(), row, column, tile.value(row, column), quantum);
        labels[static_cast<std::size_t>((row - tile.row) * side + column - tile.column)] = label;
      }
    }
    field.write(number, CostField::range_quanta, labels.data(), side);
  }
  return field;
}

Outputs run(Certify const& options, Context& context) {
  auto const& inputs = options.surface;
  context.begin_step("read", 0, 0.5);
  auto const store = choose_store(inputs, 1, std::filesystem::path{options.cost.path}.parent_path(), context);
  auto const read = read_surface(inputs, store, context);
  auto const sources = read_cells(options.sources, "sources", read.surface.grid(), context);
  RasterRead of_cost;
  of_cost.input = "cost";
  auto const field = field_of(read_raster<Seconds, double>(Source{options.cost.path}, of_cost, context),
                              read.quantum, store.field);
  context.begin_step("certify", 0.5, 1);
  CostOptions search;
  search.neighbours = inputs.neighbours;
  search.corners = inputs.corners;
  search.max_cost = options.max_cost;
  search.is_reverse = options.reverse;
  auto const certificate = certify_cost(read.surface, sources, search, field, context);
  if (certificate.refutation) throw_refuted(field.grid(), *certificate.refutation);
  context.progress(1);
  Outputs outputs;
  outputs.summary = {{"is_optimal", Node{true}},
                     {"reached_cells", Node{static_cast<double>(certificate.reached_cells)}}};
  add_accuracy(outputs.summary, field, inputs);
  return outputs;
}

constinit Algorithm const certify_command = algorithm<Certify>(
    "certify", "Check optimality", "3 Travel time",
    "Proves in one pass that an accumulated cost is the least possible, or names a cell where it "
    "is not.");

}  // namespace passage
