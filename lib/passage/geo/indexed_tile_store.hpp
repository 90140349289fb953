#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "passage/geo/tile_store.hpp"

namespace passage {

/// Tiles of a Raster of float cells, kept as indices into the table of the distinct values met so far: one
/// byte a cell for tiles of the first 255 values, two for those of the first 65 535, the floats themselves
/// for tiles with any other. Values come back bit for bit. `make_store(tiles, bytes)` makes what keeps them,
/// in memory or on disk; `slots` tiles stand ready as floats. Thread-safe as TileStore.
std::shared_ptr<TileStore> make_indexed_store(
    std::function<std::shared_ptr<TileStore>(std::int64_t tiles, std::size_t bytes_per_tile)> const&
        make_store,
    std::int64_t tiles, std::size_t slots);

}  // namespace passage
