#pragma once
// The ground that a section is measured over, and how the least-cost path lies in it.
#include <map>
#include <utility>
#include <vector>

#include "passage/geo/outline.hpp"
#include "passage/search/surface/back_link.hpp"

namespace passage::surface {

/// A row and column of cells, or of their corners: corner (i, j) is the upper left one of cell (i, j).
struct Spot {
  std::int64_t row = 0, column = 0;
  friend bool operator==(Spot a, Spot b) { return a.row == b.row && a.column == b.column; }
  friend bool operator<(Spot a, Spot b) { return a.row != b.row ? a.row < b.row : a.column < b.column; }
};

/// The area with what its least-cost path touches, and how the path goes from cell to cell over edges.
class SectionGround {
 public:
  SectionGround(FrictionSurface const& surface, CellSet cells, std::vector<PathStep> const& path,
                Neighbours neighbours);

  bool has(Spot cell) const { return ground_.has(cell.row, cell.column); }
  /// What a curve across the cell costs beside its length: cells between the ends of a crossing.
  double toll_m(Spot cell) const {
    auto const found = passed_through_.empty() ? passed_through_.end() : passed_through_.find(cell);
    return found == passed_through_.end() ? 0 : found->second;
  }
  Spot spot_of(CellId cell) const { return {grid_.row_of(cell), grid_.column_of(cell)}; }

  /// Length and parity of a step between neighbouring corners along the edge between two cells.
  struct Edge {
    double length_m = 0;
    bool is_odd = false;
  };
  Edge edge(Spot from, Spot to) const;

 private:
  // The move down (or right) from the upper (left) cell.
  bool is_blocked(Spot cell, bool is_level) const;
  void go_over_edge(Spot to) {
    auto const key = std::minmax(last_, to);
    ++crossed_[{key.first, key.second}];
    last_ = to;
  }
  void go_along(Spot to, Neighbours neighbours);
  void go_through(Crossing const& crossing, Spot to);

  FrictionSurface const& surface_;
  Grid const& grid_;
  CellSet ground_;
  double smaller_m_ = 0;
  Spot last_;
  std::map<std::pair<Spot, Spot>, int> crossed_;   ///< edges that the path goes over
  std::map<std::pair<Spot, Spot>, double> gates_;  ///< what is open on the way through a crossing
  std::map<Spot, double> passed_through_;          ///< cells between its ends, likewise
};

}  // namespace passage::surface
