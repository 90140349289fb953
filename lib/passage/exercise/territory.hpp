#pragma once
#include <vector>

#include "passage/exercise/roads.hpp"

namespace passage::exercise {

/// How hard each cell is to cross: rivers, slopes and rough ground hold back whoever spreads.
Cells<double> roughness(Relief const& relief, Rivers const& rivers, std::uint64_t noise_seed);
/// The effort of reaching every land cell from one seat; infinite at sea.
Cells<double> effort_from(Relief const& relief, Cells<double> const& rough, int seat);
/// Which of several efforts is least in each land cell, of equals the first; −1 at sea.
Cells<int> least_effort(std::vector<Cells<double>> const& efforts, Cells<char> const& land);
/// Settlements that are large (up to `rank`, smaller ones when there are too few) and far apart, the port
/// first.
std::vector<std::size_t> far_apart(Lattice const& lattice, std::vector<Town> const& towns, std::size_t count,
                                   int rank);

}  // namespace passage::exercise
