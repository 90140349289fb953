#include "passage/search/surface/certify_cost.hpp"

#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "passage/base/parallel.hpp"
#include "passage/search/surface/finished_field.hpp"

namespace passage {

namespace {

using namespace surface;
using Fault = Certificate::Fault;
using Refutation = Certificate::Refutation;

constexpr int side = WorkTile::side;
constexpr double infinite = std::numeric_limits<double>::infinity();

/// Checks the cells of one tile.
class TileAuditor {
 public:
  TileAuditor(FinishedField const& finished, WorkTile const& work, std::int64_t tile)
      : finished_(finished), work_(work), tile_(tile) {}

  std::optional<Refutation> audit() {
    auto const rows = std::min<std::int64_t>(side, finished_.layout().rows - tile_ / columns() * side);
    auto const width = std::min<std::int64_t>(side, finished_.layout().columns - tile_ % columns() * side);
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < width; ++column)
        if (auto refutation = audit_cell(row, column)) return refutation;
    }
    return std::nullopt;
  }
  std::int64_t reached_cells = 0;

 private:
  std::int64_t columns() const { return finished_.layout().tile_columns(); }

  std::optional<Refutation> audit_cell(int row, int column) {
    int const cell = WorkTile::at(row, column);
    double const label = work_.label[static_cast<std::size_t>(cell)];
    auto const start = finished_.starts().empty() ? finished_.starts().end()
                                                  : finished_.starts().find(finished_.id(tile_, row, column));
    bool const is_start = start != finished_.starts().end();
    if (is_start && label > start->second.initial && start->second.initial <= finished_.limit())
      return refute(Fault::source_above_initial, row, column, "a source costs more than its initial cost");
    if (!(label < infinite)) return std::nullopt;
    ++reached_cells;
    if (!(work_.friction[static_cast<std::size_t>(cell)] < std::numeric_limits<float>::infinity()))
      return refute(Fault::reached_impassable, row, column, "an impassable cell has a cost");
    if (label > finished_.limit())
      return refute(Fault::beyond_limit, row, column, "a cost exceeds the greatest cost");
    if (auto refutation = audit_departures(row, column, cell, label)) return refutation;
    bool const is_initial = is_start && label == start->second.initial;
    if (!is_initial && !has_predecessor(row, column, cell, label))
      return refute(Fault::no_predecessor, row, column, "no initial cost and no neighbour explains the cost");
    return std::nullopt;
  }

  std::optional<Refutation> audit_departures(int row, int column, int cell, double label) const {
    auto const& moves = finished_.costs().moves();
    for (std::size_t number = 0; number < moves.size(); ++number) {
      double const there = work_.label[static_cast<std::size_t>(cell + moves[number].to)];
      if (!(label < there) || FinishedField::is_blocked(work_, cell, number)) continue;
      double const arrival = label + finished_.costs()(work_, cell, moves[number]);
      if (!(arrival < there) || arrival > finished_.limit()) continue;
      auto const& to = moves_of(static_cast<Neighbours>(moves.size()))[number].to;
      return improvable(row + to.row, column + to.column, there);
    }
    for (auto const& departure : finished_.reader().departures(tile_)) {
      if (departure.cell != row * side + column) continue;
      int const to_row = departure.to_cell / side, to_column = departure.to_cell % side;
      auto const to = finished_.id(departure.to_tile, to_row, to_column);
      auto const label_there = finished_.field().at(to);
      double const there = label_there.is_reached() ? static_cast<double>(label_there.quanta) : infinite;
      double const arrival = label + departure.cost;
      if (arrival < there && arrival <= finished_.limit())
        return Refutation{Fault::improvable, to, "a crossing leads here at less than the cost"};
    }
    return std::nullopt;
  }

  bool has_predecessor(int row, int column, int cell, double label) const {
    auto const& moves = finished_.costs().moves();
    for (std::size_t number = 0; number < moves.size(); ++number)
      if (finished_.is_tight(work_, cell, moves[number], number)) return true;
    auto const& arrivals = finished_.reader().arrivals(tile_);
    return std::any_of(arrivals.begin(), arrivals.end(), [&](TileReader::Arrival const& arrival) {
      if (arrival.cell != row * side + column) return false;
      auto const before = finished_.field().at(arrival.from);
      return before.is_reached() && static_cast<double>(before.quanta) + arrival.cost == label;
    });
  }

  Refutation improvable(int row, int column, double label) const {
    if (label < infinite)
      return refute(Fault::improvable, row, column, "a neighbour leads here at less than the cost");
    return refute(Fault::unreached_neighbour, row, column, "a cell without a cost can be reached");
  }
  Refutation refute(Fault fault, int row, int column, std::string text) const {
    return {fault, finished_.id(tile_, row, column), std::move(text)};
  }

  FinishedField const& finished_;
  WorkTile const& work_;
  std::int64_t tile_;
};

}  // namespace

Certificate certify_cost(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                         CostOptions const& options, CostField const& field, Context& context) {
  FinishedField const finished{surface, sources, options, field};
  auto const tiles = static_cast<std::size_t>(finished.layout().tiles());
  std::vector<std::optional<Refutation>> refutations(tiles);
  std::vector<std::int64_t> reached(tiles);
  std::vector<std::unique_ptr<WorkTile>> works(static_cast<std::size_t>(std::max(1, context.threads)));
  parallel_for(tiles, context, [&](std::size_t number, int worker) {
    auto& work = works[static_cast<std::size_t>(worker)];
    if (!work) work = std::make_unique<WorkTile>();
    finished.read(static_cast<std::int64_t>(number), *work);
    TileAuditor auditor{finished, *work, static_cast<std::int64_t>(number)};
    refutations[number] = auditor.audit();
    reached[number] = auditor.reached_cells;
  });
  Certificate certificate;
  for (std::size_t number = 0; number < tiles; ++number) {
    certificate.reached_cells += reached[number];
    if (!certificate.refutation && refutations[number]) certificate.refutation = refutations[number];
  }
  return certificate;
}

}  // namespace passage
