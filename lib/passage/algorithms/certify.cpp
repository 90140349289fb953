#include "passage/algorithms/certify.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "passage/algorithms/source_cells.hpp"
#include "passage/algorithms/surface_store.hpp"
#include "passage/base/error.hpp"
#include "passage/base/parallel.hpp"
#include "passage/read/raster.hpp"

namespace passage {

namespace {

constexpr auto side = TileLayout::side;

/// The cells of a tile that lie on the grid.
struct TilePart {
  std::int64_t row = 0, column = 0, rows = 0, columns = 0;
};

[[noreturn]] void throw_refuted(Grid const& grid, Certificate::Refutation const& refutation) {
  auto const row = grid.row_of(refutation.cell), column = grid.column_of(refutation.cell);
  auto const centre = grid.centre(row, column);
  throw Error{ErrorKind::input, "not_optimal",
              fmt::format("cost: not the least cost at row {}, column {} ({:g} {:g}): {}", row, column,
                          centre.x, centre.y, refutation.text),
              "compute it again, and give certify the same options"};
}

/// The labels of one tile, from a block of seconds.
void to_labels(RasterFile::Block const& block, Grid const& grid, TilePart const& part, TimeQuantum quantum,
               std::vector<double>& labels) {
  std::fill(labels.begin(), labels.end(), CostField::range_quanta);
  std::size_t at = 0;
  for (std::int64_t row = 0; row < part.rows; ++row) {
    for (std::int64_t column = 0; column < part.columns; ++column, ++at) {
      if (!block.valid[at]) continue;
      labels[static_cast<std::size_t>(row * side + column)] =
          label_of(Seconds{block.values[at]}, quantum, grid, grid.id(part.row + row, part.column + column));
    }
  }
}

}  // namespace

double label_of(Seconds cost, TimeQuantum quantum, Grid const& grid, CellId cell) {
  double const label = cost.value / quantum.length().value;
  if (label >= 0 && label < CostField::range_quanta && label == std::floor(label)) return label;
  auto const row = grid.row_of(cell), column = grid.column_of(cell);
  auto const centre = grid.centre(row, column);
  throw Error{
      ErrorKind::input, "not_in_quanta",
      fmt::format("cost: {:.17g} s at row {}, column {} ({:g} {:g}) is no multiple of 2^{} s, the quantum "
                  "of these inputs",
                  cost.value, row, column, centre.x, centre.y, quantum.exponent),
      "certify what passage accumulate gave for the same friction, units and neighbours"};
}

CostField read_cost(std::string const& path, TimeQuantum quantum, StoreMaker const& make_store,
                    Context& context) {
  RasterRead options;
  options.input = "cost";
  std::vector<RasterFile> files;  // one per worker: a file is for one thread
  files.reserve(static_cast<std::size_t>(std::max(1, context.threads)));
  for (int worker = 0; worker < std::max(1, context.threads); ++worker)
    files.emplace_back(Source{path}, options);
  CostField field{files.front().grid(), quantum, make_store};
  auto const layout = field.layout();
  parallel_for(static_cast<std::size_t>(layout.tile_rows()), context, [&](std::size_t tile_row, int worker) {
    RasterFile::Block block;
    std::vector<double> labels(TileLayout::cells_per_tile());
    auto const row = static_cast<std::int64_t>(tile_row) * side;
    for (std::int64_t column = 0; column < layout.columns; column += side) {
      TilePart const part{row, column, std::min(side, layout.rows - row),
                          std::min(side, layout.columns - column)};
      files[static_cast<std::size_t>(worker)].read(part.row, part.column, part.rows, part.columns, block);
      to_labels(block, field.grid(), part, quantum, labels);
      field.write(row / side * layout.tile_columns() + column / side, CostField::range_quanta, labels.data(),
                  side);
    }
  });
  return field;
}

Outputs run(Certify const& options, Context& context) {
  auto const& inputs = options.surface;
  context.begin_step("read", 0, 0.5);
  auto const store =
      choose_store(inputs, {1, false}, std::filesystem::path{options.cost.path}.parent_path(), context);
  auto const read = read_surface(inputs, store, context);
  auto const sources = read_sources(options.sources, "sources", read.surface, context);
  auto const field = read_cost(options.cost.path, read.quantum, store.field, context);
  context.begin_step("certify", 0.5, 1);
  CostOptions search;
  search.neighbours = inputs.neighbours;
  search.corners = inputs.corners;
  search.max_cost = options.max_cost;
  search.is_reverse = options.reverse;
  auto const certificate = certify_cost(read.surface, sources.cells, search, field, context);
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
