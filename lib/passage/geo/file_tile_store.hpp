#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>

#include "passage/base/quantity.hpp"
#include "passage/geo/tile_store.hpp"

namespace passage {

/// Tiles in a scratch file with a cache in memory: the least recently used tile makes room, changed tiles are
/// written back. The file has no name once it is open, so that nothing is left behind however the program
/// ends. `folder` must exist and be writable. `cache` bounds the memory, but tiles that are pinned at the
/// same time are always held. Throws Error{resources}: "scratch_not_writable", "disk_full".
std::shared_ptr<TileStore> make_file_store(std::filesystem::path const& folder, Bytes cache,
                                           std::int64_t tiles, std::size_t bytes_per_tile);

}  // namespace passage
