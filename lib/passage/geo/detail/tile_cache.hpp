#pragma once
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include "passage/geo/tile_store.hpp"

namespace passage::detail {

/// A store that holds a number of tiles as they are used and the rest in some other form: the least recently
/// used tile makes room. Tiles that are pinned at the same time are always held. Other threads go on while
/// one loads or saves.
class TileCache : public TileStore {
 public:
  TileCache(std::size_t slots, std::int64_t tiles, std::size_t bytes_per_tile)
      : bytes_per_tile_(bytes_per_tile),
        slots_allowed_(slots ? slots : 1),
        places_(static_cast<std::size_t>(tiles)) {}

  std::byte* pin(std::int64_t tile) final;
  void unpin(std::int64_t tile, bool changed) final;
  bool is_near(std::int64_t tile) const final;

 protected:
  /// Fills the bytes of a tile that may never have been saved (then zeros). Called by several threads at
  /// once, never for one tile.
  virtual void load(std::int64_t tile, std::byte* bytes) = 0;
  /// Keeps the bytes of a tile. As load.
  virtual void save(std::int64_t tile, std::byte const* bytes) = 0;
  std::size_t bytes_per_tile() const { return bytes_per_tile_; }

 private:
  using Room = std::unique_ptr<std::byte[]>;
  struct Place {
    Room bytes;
    int pins = 0;
    bool is_changed = false;                 ///< since it was loaded
    bool is_busy = false;                    ///< some thread loads or saves it
    std::list<std::int64_t>::iterator idle;  ///< in idle_ while held and not pinned
  };
  Place& at(std::int64_t tile) { return places_[static_cast<std::size_t>(tile)]; }
  void bring(std::unique_lock<std::mutex>& lock, std::int64_t tile);
  Room take_room(std::unique_lock<std::mutex>& lock);
  void keep(std::unique_lock<std::mutex>& lock, std::int64_t tile);

  std::size_t bytes_per_tile_;
  std::size_t slots_allowed_, slots_ = 0;
  std::vector<Place> places_;
  std::list<std::int64_t> idle_;  ///< held and not pinned, least recently used first
  mutable std::mutex mutex_;
  std::condition_variable is_free_;
};

}  // namespace passage::detail
