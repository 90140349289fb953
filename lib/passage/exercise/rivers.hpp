#pragma once
#include <string>
#include <vector>

#include "passage/exercise/relief.hpp"

namespace passage::exercise {

/// One river from its source to the sea, or to the larger river it joins.
struct River {
  std::vector<int> cells;  ///< downstream order; the last is the sea cell or the joined river's cell
  Line line;               ///< in the plane, downstream
  double catchment_km2 = 0;
  bool major = false;  ///< wheeled traffic needs a bridge
  std::string name;    ///< set by the caller
};

struct Rivers {
  std::vector<River> list;   ///< largest catchment first
  Cells<char> minor, major;  ///< river cells; a major cell is not minor
};

/// The streams above a catchment threshold, followed upstream by the larger branch.
Rivers make_rivers(Relief const& relief, Random const& random);

/// Where a line through lattice cells is drawn in a cell: its centre, moved a little, always the same way.
class Wobble {
 public:
  Wobble(Lattice const& lattice, Random const& random);
  Point operator()(int cell) const;

 private:
  Lattice lattice_;
  std::uint64_t seed_;
};

}  // namespace passage::exercise
