#include "passage/geo/detail/tile_cache.hpp"

namespace passage::detail {

std::byte* TileCache::pin(std::int64_t tile) {
  std::unique_lock lock{mutex_};
  auto& place = at(tile);
  is_free_.wait(lock, [&] { return !place.is_busy; });
  if (!place.bytes) {
    bring(lock, tile);
  } else if (place.pins == 0) {
    idle_.erase(place.idle);
  }
  ++place.pins;
  return place.bytes.get();
}

void TileCache::unpin(std::int64_t tile, bool changed) {
  std::scoped_lock const lock{mutex_};
  auto& place = at(tile);
  place.is_changed = place.is_changed || changed;
  if (--place.pins == 0) place.idle = idle_.insert(idle_.end(), tile);
}

bool TileCache::is_near(std::int64_t tile) const {
  std::scoped_lock const lock{mutex_};
  return places_[static_cast<std::size_t>(tile)].bytes != nullptr;
}

void TileCache::bring(std::unique_lock<std::mutex>& lock, std::int64_t tile) {
  auto& place = at(tile);
  place.is_busy = true;
  Room room;
  try {
    room = take_room(lock);
    lock.unlock();
    load(tile, room.get());
    lock.lock();
  } catch (...) {
    if (!lock.owns_lock()) lock.lock();
    if (room) --slots_;
    place.is_busy = false;
    is_free_.notify_all();
    throw;
  }
  place.bytes = std::move(room);
  place.is_changed = place.is_busy = false;
  is_free_.notify_all();
}

TileCache::Room TileCache::take_room(std::unique_lock<std::mutex>& lock) {
  if (slots_ < slots_allowed_ || idle_.empty()) {
    Room room{new std::byte[bytes_per_tile_]};
    ++slots_;
    return room;
  }
  auto const oldest = idle_.front();
  idle_.pop_front();
  if (at(oldest).is_changed) keep(lock, oldest);
  return std::move(at(oldest).bytes);
}

// Whoever asks for the tile meanwhile waits, and finds it gone or, when it could not be saved, still there.
void TileCache::keep(std::unique_lock<std::mutex>& lock, std::int64_t tile) {
  auto& place = at(tile);
  place.is_busy = true;
  lock.unlock();
  try {
    save(tile, place.bytes.get());
    lock.lock();
  } catch (...) {
    lock.lock();
    place.idle = idle_.insert(idle_.end(), tile);
    place.is_busy = false;
    is_free_.notify_all();
    throw;
  }
  place.is_changed = place.is_busy = false;
  is_free_.notify_all();
}

}  // namespace passage::detail
