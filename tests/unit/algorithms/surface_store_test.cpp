#include "passage/algorithms/surface_store.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/error.hpp"
#include "passage/write/geotiff.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

constexpr double mebibyte = 1048576;

/// A friction file of 4200 x 4200 cells, most of them nodata: `distinct` values in each tile that is looked
/// at.
std::filesystem::path friction_of(std::filesystem::path const& folder, int distinct) {
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.cell_width = grid.cell_height = 30;
  grid.rows = grid.columns = 4200;
  Raster<SecondsPerMetre> const raster{grid};
  for (std::int64_t tile_number = 0; tile_number < raster.layout().tiles(); ++tile_number) {
    auto tile = raster.pin(tile_number);
    for (int value = 0; value < distinct; ++value)
      tile.set(tile.row + value / 100, tile.column + value % 100, 1 + static_cast<float>(value) / 16384);
  }
  auto const path = folder / "friction.tif";
  Context context;
  write_geotiff(path, raster, {"friction", "s/m", ""}, RasterLayout::uncompressed, context);
  return path;
}

}  // namespace

TEST_CASE("memory is estimated from the distinct values, the labels and what cannot go to disk") {
  Scratch const folder;
  Context context;
  context.threads = 2;
  SurfaceInputs inputs;
  double const cells = 17 * 17 * 65536.0;
  inputs.friction = RasterInput<SecondsPerMetre>{friction_of(folder.path(), 100).string()};
  auto const bytes = estimate_memory(inputs, {1, false}, context);
  CHECK(bytes.has_indices);
  CHECK(bytes.friction == cells);
  CHECK(bytes.fields == 5 * cells);
  CHECK(bytes.fixed > 60 * mebibyte);
  CHECK(bytes.fixed < 150 * mebibyte);
  inputs.friction = RasterInput<SecondsPerMetre>{friction_of(folder.path(), 5000).string()};
  auto const words = estimate_memory(inputs, {3, true}, context);
  CHECK(words.friction == 2 * cells);
  CHECK(words.fields == 19.125 * cells);
}

TEST_CASE("what does not fit goes to disk, and what cannot is refused") {
  Scratch const folder;
  Context context;
  SurfaceInputs inputs;
  inputs.friction = RasterInput<SecondsPerMetre>{friction_of(folder.path(), 100).string()};
  auto keeps_far_tiles = [&](std::uint64_t mebibytes) {
    context.memory_bytes = mebibytes << 20;
    auto const store = choose_store(inputs, {1, false}, folder.path(), context).field(1000, 262144);
    for (std::int64_t tile = 0; tile < 1000; ++tile) {
      store->pin(tile);
      store->unpin(tile, false);
    }
    return store->is_near(0);
  };
  CHECK(keeps_far_tiles(2048));
  CHECK_FALSE(keeps_far_tiles(180));
  try {
    keeps_far_tiles(64);
    FAIL("accepted");
  } catch (Error const& error) {
    CHECK(error.code() == "out_of_memory");
  }
}

TEST_CASE("widths of a corridor and barriers are in the estimate") {
  Scratch const folder;
  Context context;
  context.threads = 1;
  context.memory_bytes = std::uint64_t{8} << 30;
  SurfaceInputs inputs;
  inputs.friction = RasterInput<SecondsPerMetre>{friction_of(folder.path(), 100).string()};
  double const tile_cells = 17 * 17 * 65536.0, cells = 4200.0 * 4200.0;
  auto const plain = estimate_memory(inputs, {3}, context);
  auto const widths = estimate_memory(inputs, {3, false, 2, true}, context);
  CHECK(plain.widths == 0);
  CHECK(widths.fields == Approx((15 + 2.25 + 4.125) * tile_cells));
  CHECK(widths.fixed - plain.fixed == Approx(cells * 6 / 8));
  CHECK(widths.widths == Approx(100 * cells));
  context.memory_bytes = std::uint64_t{2} << 30;
  CHECK(estimate_memory(inputs, {3, false, 2, true}, context).widths == widths_budget_bytes(context));
  CHECK(widths_budget_bytes(context) == 512 * mebibyte);

  // A river along one row of tiles.
  std::ofstream{folder / "river.geojson"}
      << R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:32636"}}, "features": [)"
      << R"({"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": )"
      << "[[100, -4000], [100000, -4000]]}}]}";
  inputs.barriers = AnyInput{(folder / "river.geojson").string(), ""};
  auto const river = estimate_memory(inputs, {3}, context);
  context.memory_bytes = std::uint64_t{8} << 30;
  CHECK(estimate_memory(inputs, {3}, context).fixed - plain.fixed >= 14 * 4 * 65536.0);
  CHECK(river.fixed - plain.fixed <= 40 * 4 * 65536.0);
}
