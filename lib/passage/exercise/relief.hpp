#pragma once
#include "passage/base/random.hpp"
#include "passage/exercise/lattice.hpp"

namespace passage::exercise {

/// Where water runs over a surface without pits.
struct Drainage {
  Cells<int> receiver;     ///< the cell water runs to; −1 for the sea
  std::vector<int> order;  ///< land cells, downstream before upstream
  Cells<double> area_km2;  ///< catchment of each land cell, itself included
};

/// Fills pits so that every land cell drains to the sea, and follows the steepest descent (priority flood:
/// Barnes, Lehman & Mulla 2014). `elevation` is raised where it was a pit.
Drainage drain(Lattice const& lattice, Cells<char> const& land, Cells<double>& elevation);

/// An island's shape: heights and drainage.
struct Relief {
  Lattice lattice;
  Cells<char> land;           ///< 1 land (lake too), 0 sea
  Cells<char> lake;           ///< 1 water of the one lake
  Cells<double> elevation_m;  ///< 0 at sea; filled, so water always runs off
  Cells<double> slope;        ///< rise over run of the steepest of the eight directions
  Drainage drainage;
};

/// An island that fills most of the lattice: uplift by fractal noise, worn by rivers until the valleys hang
/// together (stream power law, implicit scheme of Braun & Willett 2013), with one flooded valley.
Relief make_relief(Lattice const& lattice, Random const& random);

}  // namespace passage::exercise
