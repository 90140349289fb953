#pragma once
#include <vector>

#include "passage/exercise/names.hpp"
#include "passage/exercise/rivers.hpp"

namespace passage::exercise {

/// A settlement. Rank 1 is the port and seat of the district, 2 a city, 3 a town, 4 a village.
struct Town {
  int cell = 0;
  int rank = 4;
  double people = 0;
  Name name;
};

/// Places near rivers, in valleys and on the coast, the larger ones further apart; rank by rank, in a fixed
/// order. The first is the port.
std::vector<Town> make_towns(Relief const& relief, Rivers const& rivers, Random const& random);

}  // namespace passage::exercise
