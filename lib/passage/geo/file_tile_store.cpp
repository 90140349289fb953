#include "passage/geo/file_tile_store.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <list>
#include <mutex>
#include <vector>

#include <fmt/core.h>

#include "passage/base/error.hpp"

namespace passage {

namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

// Opened under a new name and unlinked at once.
File open_scratch(fs::path const& folder) {
  for (int attempt = 0; attempt < 1000; ++attempt) {
    auto const path = folder / fmt::format(".passage-scratch-{}", attempt);
    if (File file{std::fopen(path.c_str(), "w+bx")}) {
      std::setvbuf(file.get(), nullptr, _IONBF, 0);
      std::error_code ignored;
      fs::remove(path, ignored);
      return file;
    }
    if (!fs::exists(path)) break;
  }
  throw Error{ErrorKind::resources, "scratch_not_writable",
              folder.string() + ": no scratch file can be made there",
              "write the result to a folder with room for scratch files, or raise --memory"};
}

class FileStore final : public TileStore {
 public:
  FileStore(fs::path const& folder, std::size_t slots, std::int64_t tiles, std::size_t bytes_per_tile)
      : folder_(folder.string()),
        file_(open_scratch(folder)),
        bytes_per_tile_(bytes_per_tile),
        slots_allowed_(slots),
        places_(static_cast<std::size_t>(tiles)) {}

  std::byte* pin(std::int64_t tile) override {
    std::scoped_lock const lock{mutex_};
    auto& place = places_[static_cast<std::size_t>(tile)];
    if (!place.bytes) {
      place.bytes = take_room();
      load(tile, place);
    } else if (place.pins == 0) {
      idle_.erase(place.idle);
    }
    ++place.pins;
    return place.bytes.get();
  }

  void unpin(std::int64_t tile, bool changed) override {
    std::scoped_lock const lock{mutex_};
    auto& place = places_[static_cast<std::size_t>(tile)];
    place.is_changed = place.is_changed || changed;
    if (--place.pins == 0) place.idle = idle_.insert(idle_.end(), tile);
  }

 private:
  using Room = std::unique_ptr<std::byte[]>;
  struct Place {
    Room bytes;
    int pins = 0;
    bool is_changed = false;  ///< since it was read
    bool is_on_disk = false;
    std::list<std::int64_t>::iterator idle;  ///< in idle_ while in memory and not pinned
  };

  Room take_room() {
    if (slots_ < slots_allowed_ || idle_.empty()) {
      ++slots_;
      return Room{new std::byte[bytes_per_tile_]};
    }
    auto const oldest = idle_.front();
    auto& place = places_[static_cast<std::size_t>(oldest)];
    if (place.is_changed) save(oldest, place);
    idle_.pop_front();
    return std::move(place.bytes);
  }

  void load(std::int64_t tile, Place& place) {
    place.is_changed = false;
    if (!place.is_on_disk) {
      std::memset(place.bytes.get(), 0, bytes_per_tile_);
      return;
    }
    seek(tile);
    if (std::fread(place.bytes.get(), 1, bytes_per_tile_, file_.get()) != bytes_per_tile_) throw_disk("read");
  }
  void save(std::int64_t tile, Place& place) {
    seek(tile);
    if (std::fwrite(place.bytes.get(), 1, bytes_per_tile_, file_.get()) != bytes_per_tile_)
      throw_disk("written");
    place.is_on_disk = true;
    place.is_changed = false;
  }
  void seek(std::int64_t tile) {
    static_assert(sizeof(long) == 8, "scratch files are larger than 2 GiB");
    if (std::fseek(file_.get(), static_cast<long>(tile) * static_cast<long>(bytes_per_tile_), SEEK_SET) != 0)
      throw_disk("used");
  }
  [[noreturn]] void throw_disk(char const* verb) const {
    throw Error{ErrorKind::resources, "disk_full",
                fmt::format("{}: the scratch file cannot be {}", folder_, verb),
                "free disk space there, write elsewhere, or raise --memory"};
  }

  std::string folder_;
  File file_;
  std::size_t bytes_per_tile_;
  std::size_t slots_allowed_, slots_ = 0;
  std::vector<Place> places_;
  std::list<std::int64_t> idle_;  ///< in memory and not pinned, least recently used first
  std::mutex mutex_;
};

}  // namespace

std::shared_ptr<TileStore> make_file_store(fs::path const& folder, Bytes cache, std::int64_t tiles,
                                           std::size_t bytes_per_tile) {
  auto const slots = std::max<std::size_t>(1, static_cast<std::size_t>(cache.value) / bytes_per_tile);
  return std::make_shared<FileStore>(folder.empty() ? fs::path{"."} : folder, slots, tiles, bytes_per_tile);
}

}  // namespace passage
