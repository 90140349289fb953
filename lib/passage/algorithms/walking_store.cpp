#include "passage/algorithms/walking_store.hpp"

#include <fmt/core.h>

#include "passage/algorithms/scratch_files.hpp"
#include "passage/geo/raster.hpp"

namespace passage {

namespace {

constexpr double mebibyte = 1048576;

template <class Cell>
constexpr double tile_bytes = static_cast<double>(Tile<Cell>::bytes());

}  // namespace

Bytes bytes_of(std::optional<Population> const& people) {
  if (!people) return Bytes{0};
  return Bytes{static_cast<double>(people->cells.layout().tiles()) * tile_bytes<float>};
}

WalkingEstimate estimate_memory(WalkingNeeds const& needs, Context const& context) {
  auto const tiles = static_cast<double>(needs.tiles);
  WalkingEstimate needed;
  needed.source = static_cast<double>(needs.source_tiles) * tile_bytes<float>;
  needed.friction = tiles * tile_bytes<float>;
  if (needs.has_elevation) needed.elevation = tiles * tile_bytes<float>;
  if (needs.has_classes) needed.classes = tiles * (tile_bytes<std::int32_t> + tile_bytes<std::uint8_t>);
  needed.field = tiles * field_bytes_per_tile;
  needed.people = tiles * tile_bytes<double>;
  needed.fixed = needs.held.value + program_bytes +
                 static_cast<double>(needs.frame.tiles()) * border_bytes(Neighbours::sixteen) +
                 static_cast<double>(needs.barrier_tiles) * blocked_moves_bytes_per_tile +
                 worker_bytes * context.threads;
  return needed;
}

WalkingStore choose_walking_store(WalkingNeeds const& needs, std::filesystem::path const& folder,
                                  Context& context) {
  auto const needed = estimate_memory(needs, context);
  auto const allowed = static_cast<double>(context.memory_bytes);
  context.log(fmt::format("walking on {} of {} tiles: up to {:.0f} MiB in memory, {:.0f} MiB allowed",
                          needs.tiles, needs.frame.tiles(), needed.whole() / mebibyte, allowed / mebibyte));
  if (needed.whole() <= allowed) return {};
  auto const room = scratch_room({needed.fixed, needed.movable(), allowed}, folder, context);
  auto const share = [&](double bytes) { return bytes / needed.movable() * room; };
  WalkingStore store;
  store.source = on_disk(folder, share(needed.source));
  store.friction = on_disk(folder, share(needed.friction));
  store.elevation = on_disk(folder, share(needed.elevation));
  store.classes = on_disk_by_plane(folder, share(needed.classes));
  store.field = on_disk_by_plane(folder, share(needed.field));
  store.people = on_disk(folder, share(needed.people));
  return store;
}

}  // namespace passage
