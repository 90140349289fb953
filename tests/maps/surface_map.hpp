#pragma once
// The language of drawn surface maps (*.map). One statement a line, # at the start of a word begins a comment
// unless it stands inside the drawing:
//
//   cell 100 m                      width and height of a cell
//   friction 1 s/m                  what the digit 1 means; 2 is twice as much …
//   neighbours 8 16 32              run with each of these (default 16)
//   corners closed                  or open
//   S 1 1 9                         the drawing: one row a line, words apart by blanks. S source, T target
//   1 # 1 9                         (both friction 1), # impassable, numbers are friction
//   barrier 2.5,0 2.5,3             a line through points column,row; 0,0 is the upper left corner of the map
//   gate Bridge 2.5,1 wait 60 s     where the nearest barrier may be crossed
//   expect least-cost 441.4 s within 0.1
//   expect 16 least-cost 402 s within 0.1        only with 16 neighbours
//   expect unreachable                           may follow `expect 8` as well
//   expect through Bridge                        the least-cost path uses this gate; `through nothing`
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "passage/layers/barriers.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage::testing {

struct Expectation {
  std::optional<int> neighbours;  ///< empty: whichever is run
  enum class Kind { least_cost, unreachable, through } kind = Kind::least_cost;
  double seconds = 0, within = 0;
  std::string gate;
  std::string where;  ///< "corner.map:7"
};

struct SurfaceMap {
  double cell_m = 100, friction_s_per_m = 1;
  std::vector<int> neighbours;
  Corners corners = Corners::closed;
  std::vector<std::vector<std::string>> drawing;
  std::vector<Line> barriers;  ///< in metres; y falls from 0 downwards
  std::vector<CrossingPoint> gates;
  std::vector<Expectation> expectations;
};

/// Throws std::runtime_error with file and line for what it cannot read.
SurfaceMap read_map(std::filesystem::path const& path);

}  // namespace passage::testing
