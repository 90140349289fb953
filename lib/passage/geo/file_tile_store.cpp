#include "passage/geo/file_tile_store.hpp"

#include <algorithm>
#include <cstring>
#include <system_error>
#include <vector>

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/base/posix.hpp"
#include "passage/geo/detail/tile_cache.hpp"

namespace passage {

namespace {

namespace fs = std::filesystem;

posix::ScratchFile open_scratch(fs::path const& folder) {
  if (auto file = posix::ScratchFile::make(folder)) return std::move(*file);
  throw Error{ErrorKind::resources, "scratch_not_writable",
              folder.string() + ": no scratch file can be made there",
              "write the result to a folder with room for scratch files, or raise --memory"};
}

class FileStore final : public detail::TileCache {
 public:
  FileStore(fs::path const& folder, std::size_t slots, std::int64_t tiles, std::size_t bytes_per_tile)
      : TileCache(slots, tiles, bytes_per_tile),
        folder_(folder.string()),
        file_(open_scratch(folder)),
        is_on_disk_(static_cast<std::size_t>(tiles)) {}

 private:
  void load(std::int64_t tile, std::byte* bytes) override {
    if (!is_on_disk_[static_cast<std::size_t>(tile)]) {
      std::memset(bytes, 0, bytes_per_tile());
      return;
    }
    if (int const error = file_.read(offset(tile), bytes, bytes_per_tile())) throw_disk("read", error);
  }
  void save(std::int64_t tile, std::byte const* bytes) override {
    if (int const error = file_.write(offset(tile), bytes, bytes_per_tile())) throw_disk("written", error);
    is_on_disk_[static_cast<std::size_t>(tile)] = 1;
  }
  std::uint64_t offset(std::int64_t tile) const {
    return static_cast<std::uint64_t>(tile) * bytes_per_tile();
  }
  [[noreturn]] void throw_disk(char const* verb, int error) const {
    throw Error{ErrorKind::resources, "disk_full",
                fmt::format("{}: the scratch file cannot be {}: {}", folder_, verb,
                            std::generic_category().message(error)),
                "free disk space there, write elsewhere, or raise --memory"};
  }

  std::string folder_;
  posix::ScratchFile file_;
  std::vector<unsigned char> is_on_disk_;
};

}  // namespace

std::shared_ptr<TileStore> make_file_store(fs::path const& folder, Bytes cache, std::int64_t tiles,
                                           std::size_t bytes_per_tile) {
  auto const slots = static_cast<std::size_t>(std::max(0.0, cache.value)) / bytes_per_tile;
  return std::make_shared<FileStore>(folder.empty() ? fs::path{"."} : folder, slots, tiles, bytes_per_tile);
}

}  // namespace passage
