#pragma once
// How much memory a cost surface takes, and where its tiles are kept when that is more than is allowed.
#include <filesystem>

#include "passage/algorithms/surface_inputs.hpp"

namespace passage {

/// Where tiles are kept, by what they hold.
struct SurfaceStore {
  StoreMaker friction = make_memory_store;
  StoreMaker elevation = make_memory_store;  ///< and classes of land cover, and paces
  StoreMaker field = make_memory_store;      ///< cost fields and what is derived from them
};

/// What a command holds at once beside the friction.
struct SurfaceNeeds {
  int fields = 1;
  bool has_allocation = false;
  int back_links = 0;       ///< rasters of them that are held as a whole
  bool has_widths = false;  ///< sets of cells, clearance, width curve and section of a corridor
};

/// Bytes that a command will hold at most.
struct MemoryEstimate {
  double friction = 0;  ///< as indices where the values are few, else as floats
  double elevation = 0;
  double fields = 0;  ///< labels, and an allocation
  double fixed = 0;   ///< what cannot go to disk: borders of tiles, tiles in work, GDAL's blocks, the program
  double widths = 0;  ///< likewise, for clearance, width curve and section: how many cells is known later
  bool has_indices = false;
  double whole() const { return friction + elevation + fields + fixed + widths; }
};

/// What working out the widths of a corridor may hold at once: a quarter of what is allowed.
double widths_budget_bytes(Context const& context);

/// Looks at a few parts of the friction raster to learn whether its values are few, and at the barriers to
/// learn how many tiles they meet.
MemoryEstimate estimate_memory(SurfaceInputs const& inputs, SurfaceNeeds const& needs,
                               Context const& context);

/// Estimates and reports the memory, bounds GDAL's cache of blocks, and takes scratch files in `folder` where
/// context.memory_bytes would be exceeded. Friction of at most about 30 000 distinct values is held as
/// indices of one or two bytes; the others as floats. Finding "disk_may_be_short" where the
/// disk has less room than the scratch files may take. Throws Error{resources, "out_of_memory"} when even
/// scratch files do not help.
SurfaceStore choose_store(SurfaceInputs const& inputs, SurfaceNeeds const& needs,
                          std::filesystem::path const& folder, Context& context);

}  // namespace passage
