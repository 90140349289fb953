#pragma once
#include <limits>
#include <map>
#include <vector>

#include "passage/search/surface/accumulate_cost.hpp"
#include "passage/search/surface/move_costs.hpp"
#include "passage/search/surface/tile_reader.hpp"

namespace passage::surface {

/// A finished field with the surface and the options it came from, read tile by tile: what the back-link, the
/// allocation, the trace and the certificate stand on. Many threads may use one.
class FinishedField {
 public:
  FinishedField(FrictionSurface const& surface, std::vector<CostSource> const& sources,
                CostOptions const& options, CostField const& field);

  /// Friction, moves and labels of a tile with its halo; unreached labels are infinite.
  void read(std::int64_t tile, WorkTile& work) const;

  FrictionSurface const& surface() const { return surface_; }
  CostField const& field() const { return field_; }
  TileReader const& reader() const { return reader_; }
  MoveCosts const& costs() const { return costs_; }
  TileLayout const& layout() const { return reader_.layout(); }
  /// The largest label the options allow.
  double limit() const { return limit_; }

  /// A source of the field: its least initial label, its rank by coordinates from 1.
  struct Start {
    double initial = 0;
    std::uint32_t rank = 0;
  };
  std::map<CellId, Start> const& starts() const { return starts_; }
  CellId id(std::int64_t tile, int row, int column) const;

  /// Whether the move from `cell` is allowed, ends on a passable cell and, made backwards, is the last of a
  /// least-cost path to `cell`.
  bool is_tight(WorkTile const& work, int cell, WorkMove const& move, std::size_t number) const {
    if (is_blocked(work, cell, number)) return false;
    double const before = work.label[static_cast<std::size_t>(cell + move.to)];
    double const label = work.label[static_cast<std::size_t>(cell)];
    return before < label && before + costs_.arriving(work, cell, move) == label;
  }
  static bool is_blocked(WorkTile const& work, int cell, std::size_t number) {
    auto const at = static_cast<std::size_t>(cell);
    return (work.state[at] & WorkTile::restricted) && (work.blocked[at] >> number & 1u);
  }

 private:
  FrictionSurface const& surface_;
  CostField const& field_;
  TileReader reader_;
  MoveCosts costs_;
  std::map<CellId, Start> starts_;
  double limit_;
};

}  // namespace passage::surface
