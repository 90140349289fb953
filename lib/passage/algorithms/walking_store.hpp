#pragma once
// How much memory a walking frame takes, and where its tiles are kept when that is more than is allowed.
#include <filesystem>
#include <optional>

#include "passage/base/context.hpp"
#include "passage/model/cost_field.hpp"
#include "passage/model/population.hpp"

namespace passage {

/// Where the tiles of a walking frame are kept, by what they hold.
struct WalkingStore {
  StoreMaker source = make_memory_store;  ///< windows of terrain rasters, on their own grids
  StoreMaker friction = make_memory_store;
  StoreMaker elevation = make_memory_store;
  StoreMaker classes = make_memory_store;  ///< of land cover, and paces
  StoreMaker field = make_memory_store;    ///< walking times to one line or its stops
  StoreMaker people = make_memory_store;
};

/// What a walking frame holds.
struct WalkingNeeds {
  TileLayout frame;
  std::int64_t tiles = 0;          ///< of the frame that lie near enough to walk from
  std::int64_t source_tiles = 0;   ///< of the windows of terrain rasters
  std::int64_t barrier_tiles = 0;  ///< of the frame that a barrier meets
  bool has_elevation = false, has_classes = false;
  Bytes held{0};  ///< by the caller, while people walk
};

/// Bytes that walking holds at most.
struct WalkingEstimate {
  double source = 0, friction = 0, elevation = 0, classes = 0, field = 0, people = 0;
  double fixed = 0;  ///< what cannot go to disk
  double movable() const { return source + friction + elevation + classes + field + people; }
  double whole() const { return movable() + fixed; }
};

/// Of a raster of people, as a whole.
Bytes bytes_of(std::optional<Population> const& people);

WalkingEstimate estimate_memory(WalkingNeeds const& needs, Context const& context);

/// Reports the estimate, and takes scratch files in `folder` where context.memory_bytes would be exceeded.
/// Throws Error{resources, "out_of_memory"} when even scratch files do not help.
WalkingStore choose_walking_store(WalkingNeeds const& needs, std::filesystem::path const& folder,
                                  Context& context);

}  // namespace passage
