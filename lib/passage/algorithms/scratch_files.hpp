#pragma once
// What estimates of memory share, and scratch files where memory is short.
#include <filesystem>

#include "passage/base/context.hpp"
#include "passage/model/cost_field.hpp"
#include "passage/model/neighbourhood.hpp"

namespace passage {

inline constexpr double program_bytes = 60 * 1048576.0;  ///< the program, PROJ's tables, small change
inline constexpr double worker_bytes = 4 * 1048576.0;    ///< tiles in work, for each thread
/// Labels of one cost field.
inline constexpr double field_bytes_per_tile = 5.0 * static_cast<double>(TileLayout::cells_per_tile());
/// A mask of moves a cell, on tiles that a barrier meets.
inline constexpr double blocked_moves_bytes_per_tile =
    static_cast<double>(TileLayout::cells_per_tile() * sizeof(std::uint32_t));

/// What a search keeps of each tile in memory: four strips of doubles as deep as the longest move, with their
/// bookkeeping.
double border_bytes(Neighbours neighbours);

/// A store with a scratch file in `folder` and so many bytes of cache.
StoreMaker on_disk(std::filesystem::path const& folder, double bytes);
/// Shares the cache by what a tile of a plane takes: planes of more bits are used less.
StoreMaker on_disk_by_plane(std::filesystem::path const& folder, double bytes);

/// Bytes that a job needs: what must stay in memory, what may go to disk, and how much is allowed.
struct ScratchNeeds {
  double fixed = 0, movable = 0, allowed = 0;
};

/// The bytes left for caches of scratch files in `folder`, which the log announces. Finding
/// "disk_may_be_short". Throws Error{resources, "out_of_memory"} when even scratch files do not help.
double scratch_room(ScratchNeeds const& needs, std::filesystem::path const& folder, Context& context);

}  // namespace passage
