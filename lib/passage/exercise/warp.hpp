#pragma once
#include "passage/base/random.hpp"
#include "passage/exercise/lattice.hpp"
#include "passage/exercise/noise.hpp"

namespace passage::exercise {

/// Bends the plane a little, by less than a cell, so that what is decided cell by cell gets natural outlines.
/// Everything that asks what ground a place has asks here: coast, lake, borders, people.
class Warp {
 public:
  Warp(Lattice const& lattice, Random const& random);
  /// The cell whose ground `place` has; −1 outside.
  int cell_at(Point place) const;

 private:
  Lattice lattice_;
  Noise across_, up_;
};

}  // namespace passage::exercise
