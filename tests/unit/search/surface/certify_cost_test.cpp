#include "passage/search/surface/certify_cost.hpp"

#include "support/catch.hpp"
#include "support/friction_of.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

/// The field with one label changed; nothing: unreached.
CostField changed(CostField const& field, std::int64_t row, std::int64_t column,
                  std::optional<double> label) {
  auto copy = field.clone();
  std::vector<double> labels(TileLayout::cells_per_tile());
  constexpr auto side = TileLayout::side;
  auto const tile = row / side * field.layout().tile_columns() + column / side;
  copy.read(tile, {}, CostField::range_quanta, labels.data(), side);
  labels[static_cast<std::size_t>(row % side * side + column % side)] =
      label.value_or(CostField::range_quanta);
  copy.write(tile, CostField::range_quanta, labels.data(), side);
  return copy;
}

}  // namespace

TEST_CASE("the certificate accepts what the search gives and refuses every corruption") {
  std::mt19937_64 random{7};
  auto drawn = random_grid(random, 300, 270, 0.15);
  drawn.friction[0] = drawn.friction[290 * 270 + 260] = 1;
  auto surface = friction_of(drawn);
  surface.crossings.push_back(
      {"bridge", surface.grid().id(0, 0), surface.grid().id(290, 260), Seconds{3000}, false});
  CostOptions options;
  options.neighbours = GENERATE(Neighbours::eight, Neighbours::sixteen, Neighbours::thirty_two);
  options.max_cost = Seconds{20000};
  std::vector<CostSource> const sources{{surface.grid().id(0, 0), Seconds{60}}};
  Context context;
  context.threads = 2;
  auto const field = accumulate_cost(surface, sources, options, context);
  auto const verdict = certify_cost(surface, sources, options, field, context);
  REQUIRE(!verdict.refutation);
  CHECK(verdict.reached_cells > 1000);
  auto refused = [&](std::int64_t row, std::int64_t column, std::optional<double> label) {
    return certify_cost(surface, sources, options, changed(field, row, column, label), context)
        .refutation.has_value();
  };
  CHECK(refused(0, 0, 0));
  CHECK(refused(0, 0, std::nullopt));
  std::uniform_int_distribution<std::int64_t> rows(0, 299), columns(0, 269);
  int tried = 0;
  while (tried < 12) {
    auto const row = rows(random), column = columns(random);
    auto const label = field.at(row, column);
    if (!label.is_reached() || label.quanta < 100) continue;
    ++tried;
    CHECK(refused(row, column, static_cast<double>(label.quanta) - 1));
    CHECK(refused(row, column, static_cast<double>(label.quanta) + 1));
    CHECK(refused(row, column, std::nullopt));
  }
  while (drawn.at(static_cast<int>(tried), 5) > 0) ++tried;
  CHECK(refused(tried, 5, 77.0));  // an impassable cell
}

TEST_CASE("the certificate names the cell and the fault") {
  OracleGrid drawn{3, 3, 100, 100, {1, 1, 1, 1, 1, 1, 1, 1, 0}};
  auto const surface = friction_of(drawn);
  std::vector<CostSource> const sources{{surface.grid().id(0, 0), Seconds{0}}};
  Context context;
  auto const field = accumulate_cost(surface, sources, {}, context);
  auto fault = [&](std::int64_t row, std::int64_t column, std::optional<double> label) {
    return certify_cost(surface, sources, {}, changed(field, row, column, label), context).refutation->fault;
  };
  using Fault = Certificate::Fault;
  CHECK(fault(0, 2, std::nullopt) == Fault::unreached_neighbour);
  CHECK(fault(2, 2, 5.0) == Fault::reached_impassable);
  CHECK(fault(0, 0, 5.0) == Fault::source_above_initial);
  CHECK(fault(0, 2, static_cast<double>(field.at(0, 2).quanta) - 1) == Fault::no_predecessor);
}
