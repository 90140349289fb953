#pragma once
// Walking to a line or to stops, on a frame of its own.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "passage/algorithms/walking_store.hpp"
#include "passage/base/context.hpp"
#include "passage/declare/tables/people.hpp"
#include "passage/declare/tables/terrain.hpp"
#include "passage/evaluate/walking.hpp"
#include "passage/geo/tile_selection.hpp"
#include "passage/layers/barriers.hpp"
#include "passage/model/cost_field.hpp"
#include "passage/model/friction_surface.hpp"

namespace passage {

/// Whereto people walk: lines and points together, in the CRS of the walking frame.
struct WalkingTargets {
  std::vector<Line> lines;
  std::vector<Point> points;
};

/// What walking depends on. Party-blind: lines that nobody walks over are lines, whatever they stand for.
struct WalkingInputs {
  Crs crs;                                   ///< of the walking frame: projected in metres
  Metres cell{100};                          ///< of the walking frame
  std::vector<Seconds> times;                ///< asked for; the longest decides how far the frame goes
  WalkingTargets targets;                    ///< of all questions together: the frame lies around them
  tables::Terrain const* terrain = nullptr;  ///< null: level ground everywhere
  std::vector<Line> barriers;                ///< nobody walks over, crossing points or not
  std::vector<MultiPolygon> closed;          ///< ground that nobody walks on
  std::vector<CrossingPoint> crossings;      ///< bridges, ferries, fords: they open the barriers of terrain
  std::filesystem::path scratch;             ///< folder for scratch files
  Bytes held{0};                             ///< what the caller holds in memory meanwhile
};

/// Ground to walk on around all targets, and the questions that are asked of it.
class WalkingGround {
 public:
  /// Reads what terrain names, as far as people walk in the longest time. What exceeds context.memory_bytes
  /// goes to scratch files. Throws what the readers throw; Error{input, "all_impassable"};
  /// Error{resources, "out_of_memory"}. Findings of read, layers.
  WalkingGround(WalkingInputs const& inputs, Context& context);

  Grid const& grid() const { return surface_.grid(); }
  TileSelection const& tiles() const { return tiles_; }
  Raster<SecondsPerMetre> const& friction() const { return surface_.friction; }
  /// One sentence for each assumption.
  std::vector<std::string> const& assumptions() const { return assumptions_; }
  /// People on the frame, kept where the frame keeps its tiles.
  SplitPeople split(Population const& population, Context& context) const;

  /// Time to walk from everywhere to the nearest of the targets; beyond the longest time asked for nothing is
  /// reached. Empty when no passable cell lies at a target.
  std::optional<CostField> times_to(WalkingTargets const& targets, Context& context) const;

 private:
  WalkingStore chosen_store(WalkingInputs const& inputs, Context& context) const;
  FrictionSurface made_surface(WalkingInputs const& inputs, Context& context);
  void open_water(WalkingInputs const& inputs, Context& context);

  Grid grid_;
  TileSelection tiles_;
  std::vector<std::string> assumptions_;
  std::vector<Line> water_;     ///< opened by crossings
  std::vector<Line> barriers_;  ///< water and what nothing opens
  Seconds longest_;
  WalkingStore store_;
  FrictionSurface surface_;
};

}  // namespace passage
