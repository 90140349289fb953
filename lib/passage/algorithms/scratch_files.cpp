#include "passage/algorithms/scratch_files.hpp"

#include <fmt/core.h>

#include "passage/base/error.hpp"
#include "passage/geo/file_tile_store.hpp"

namespace passage {

namespace {

constexpr double mebibyte = 1048576;

void find_short_disk(std::filesystem::path const& folder, double wanted, Context& context) {
  std::error_code error;
  auto const place = folder.empty() ? std::filesystem::path{"."} : folder;
  auto const room = std::filesystem::space(place, error);
  if (error || static_cast<double>(room.available) >= wanted) return;
  context.find({Severity::warning, "disk_may_be_short",
                fmt::format("{}: scratch files may take {:.0f} MiB and {:.0f} MiB are free", place.string(),
                            wanted / mebibyte, static_cast<double>(room.available) / mebibyte),
                "", place.string()});
}

}  // namespace

double border_bytes(Neighbours neighbours) {
  return 4 * 256 * 8 * reach_of(neighbours) + 400;
}

StoreMaker on_disk(std::filesystem::path const& folder, double bytes) {
  return [folder, bytes](std::int64_t tiles, std::size_t bytes_per_tile) {
    return make_file_store(folder, Bytes{bytes}, tiles, bytes_per_tile);
  };
}

StoreMaker on_disk_by_plane(std::filesystem::path const& folder, double bytes) {
  return [folder, bytes](std::int64_t tiles, std::size_t bytes_per_tile) {
    auto const per_cell = bytes_per_tile / TileLayout::cells_per_tile();
    double const share = per_cell >= 4 ? 0.7 : per_cell == 1 ? 0.2 : 0.1;
    return make_file_store(folder, Bytes{share * bytes}, tiles, bytes_per_tile);
  };
}

double scratch_room(ScratchNeeds const& needs, std::filesystem::path const& folder, Context& context) {
  double const least = needs.fixed + 64 * mebibyte;
  if (least > needs.allowed) {
    throw Error{ErrorKind::resources, "out_of_memory",
                fmt::format("even with scratch files this needs {:.0f} MiB, and {:.0f} MiB are allowed",
                            least / mebibyte, needs.allowed / mebibyte),
                "raise --memory or take a larger cell"};
  }
  context.log(fmt::format("scratch files of up to {:.0f} MiB in {}", needs.movable / mebibyte,
                          folder.empty() ? "." : folder.string()));
  find_short_disk(folder, needs.movable, context);
  return 0.95 * (needs.allowed - needs.fixed);  // the rest is the allocator's own
}

}  // namespace passage
