#include "passage/algorithms/walking.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "support/catch.hpp"
#include "support/raster_oracle.hpp"
#include "support/scratch.hpp"

#include "passage/write/geotiff.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

Crs const plane = Crs::utm(36, true);

WalkingInputs inputs(std::vector<Line> lines, std::vector<Point> points) {
  WalkingInputs made;
  made.crs = plane;
  made.cell = Metres{100};
  made.times = {minute * 20, hour};
  made.targets = {std::move(lines), std::move(points)};
  return made;
}

constexpr double level_s_per_m = 3.6 / (5.036742124 * 0.6);  // Tobler on the level, off paths

}  // namespace

TEST_CASE("on level ground a walk costs the length of the moves, and an hour is as far as it goes") {
  Context context;
  Point const stop{500050, 500050};  // the centre of a cell
  auto const asked = inputs({}, {stop});
  WalkingGround const ground{asked, context};
  auto const times = ground.times_to(asked.targets, context);
  REQUIRE(times);
  std::size_t reached = 0;
  auto const& grid = ground.grid();
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      auto const centre = grid.centre(row, column);
      double x = std::fabs(centre.x - stop.x) / 100, y = std::fabs(centre.y - stop.y) / 100;
      if (x < y) std::swap(x, y);
      // The length of the shortest way of steps to the side, to the corner and of the knight.
      double const steps = y <= x / 2 ? x - 2 * y + y * std::sqrt(5.0)
                                      : (2 * y - x) * std::sqrt(2.0) + (x - y) * std::sqrt(5.0);
      double const expected_s = steps * 100 * level_s_per_m;
      auto const label = times->at(row, column);
      if (expected_s > 3600.5) CHECK_FALSE(label.is_reached());
      if (expected_s > 3599.5) continue;
      REQUIRE(label.is_reached());
      CHECK(times->quantum().seconds(label).value == Approx(expected_s).epsilon(1e-4).margin(0.01));
      ++reached;
    }
  }
  CHECK(reached > 2500);
  CHECK(ground.assumptions().size() == 2);
}

TEST_CASE("times over a random friction are those of a textbook search, bit by bit") {
  std::mt19937_64 random{17};
  auto oracle = random_grid(random, 120, 140, 0.1);
  Grid grid;
  grid.crs = plane;
  grid.origin = {500000, 512000};
  grid.cell_width = grid.cell_height = 100;
  grid.rows = oracle.rows;
  grid.columns = oracle.columns;
  Raster<SecondsPerMetre> friction{grid};
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      auto& value = oracle.friction[static_cast<std::size_t>(row * grid.columns + column)];
      if (value > 0) friction.set(row, column, SecondsPerMetre{value});
      if (value > 0 && value < 0.6F) value = static_cast<float>(1 / (6 / 3.6));
    }
  }
  Scratch scratch;
  Context context;
  write_geotiff(scratch / "friction.tif", friction, {"friction", "s/m", ""}, RasterLayout::tiled, context);

  tables::Terrain terrain;
  terrain.friction = RasterInput<SecondsPerMetre>{(scratch / "friction.tif").string()};
  Point const a{503000, 505000}, b{510500, 507800};
  auto asked = inputs({{a, b}}, {});
  asked.terrain = &terrain;
  WalkingGround const ground{asked, context};
  CHECK(context.findings.has("friction_faster_than_walking"));
  auto const times = ground.times_to(asked.targets, context);
  REQUIRE(times);

  double const quantum_s = times->quantum().length().value;
  OracleQuery query;
  query.quantum_s = quantum_s;
  std::vector<std::pair<int, std::uint64_t>> sources;
  for (int row = 0; row < oracle.rows; ++row) {
    for (int column = 0; column < oracle.columns; ++column) {
      auto const p = grid.centre(row, column);
      double const t = std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) /
                                      (std::pow(b.x - a.x, 2) + std::pow(b.y - a.y, 2)),
                                  0.0, 1.0);
      double const away = std::hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
      if (away > 100 || !(oracle.at(row, column) > 0)) continue;
      sources.emplace_back(
          row * oracle.columns + column,
          static_cast<std::uint64_t>(std::llrint(oracle.at(row, column) * away / quantum_s)));
    }
  }
  auto const labels = oracle_labels(oracle, query, sources);
  std::size_t compared = 0;
  for (int row = 0; row < oracle.rows; ++row) {
    for (int column = 0; column < oracle.columns; ++column) {
      auto const expected = labels[static_cast<std::size_t>(row * oracle.columns + column)];
      auto const cell = ground.grid().cell_at(grid.centre(row, column));
      if (!cell) continue;
      auto const found = times->at(*cell);
      bool const is_within =
          expected != oracle_unreached && static_cast<double>(expected) * quantum_s <= 3600;
      CHECK(found.is_reached() == is_within);
      if (!is_within) continue;
      // Where two ways cost the same but for rounding, sums in another order may differ by a quantum a move.
      CHECK(std::llabs(static_cast<long long>(found.quanta) - static_cast<long long>(expected)) <= 60);
      ++compared;
    }
  }
  CHECK(compared > 1000);
}

TEST_CASE("nobody walks over a line of change, nor on closed ground, and a river given is no ford") {
  Context context;
  auto asked = inputs({{{500000, 500000}, {505000, 500000}}}, {});
  asked.barriers = {{{490000, 500330}, {515000, 500330}}};
  MultiPolygon const mined{
      {{{501000, 499000}, {502000, 499000}, {502000, 499500}, {501000, 499500}, {501000, 499000}}, {}}};
  asked.closed = {mined};
  WalkingGround const ground{asked, context};
  auto const times = ground.times_to(asked.targets, context);
  REQUIRE(times);
  auto const at = [&](double x, double y) { return times->at(*ground.grid().cell_at({x, y})).is_reached(); };
  CHECK(at(502550, 500250));
  CHECK_FALSE(at(502550, 500450));
  CHECK_FALSE(at(501550, 499250));
  CHECK(at(501550, 498850));  // around it
}

TEST_CASE("no ground at the line: no times") {
  Context context;
  auto asked = inputs({}, {{500050, 500050}});
  asked.closed = {
      {{{{490000, 490000}, {510000, 490000}, {510000, 510000}, {490000, 510000}, {490000, 490000}}, {}}}};
  CHECK_FALSE(WalkingGround(asked, context).times_to(asked.targets, context));
}

TEST_CASE("a bridge on record opens a river on foot, never a line of holders nor closed ground") {
  Scratch const scratch;
  std::ofstream{scratch / "river.geojson"}
      << R"({"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:32636"}}, "features": [)"
      << R"({"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": )"
      << "[[490000, 500330], [515000, 500330]]}}]}";
  tables::Terrain terrain;
  terrain.barriers = AnyInput{(scratch / "river.geojson").string(), ""};
  Point const stop{500050, 500050}, beyond{500050, 500450};
  auto asked = inputs({}, {stop});
  asked.terrain = &terrain;
  auto const walk = [&](WalkingInputs const& given, std::vector<std::string>* said = nullptr) {
    Context context;
    WalkingGround const ground{given, context};
    if (said) *said = ground.assumptions();
    auto const times = ground.times_to(given.targets, context);
    REQUIRE(times);
    auto const label = times->at(*ground.grid().cell_at(beyond));
    return label.is_reached() ? std::optional{times->quantum().seconds(label)} : std::nullopt;
  };
  CHECK_FALSE(walk(asked));
  asked.crossings = {{"far bridge", {510000, 500330}, Seconds{0}}};
  CHECK_FALSE(walk(asked));  // 10 km away: not within the hour
  asked.crossings = {{"no river here", {500050, 500900}, Seconds{0}}};
  CHECK_FALSE(walk(asked));
  asked.crossings = {{"bridge", {500050, 500320}, Seconds{120}}};
  std::vector<std::string> said;
  auto const time = walk(asked, &said);
  REQUIRE(time);
  CHECK(time->value == Approx(400 * level_s_per_m + 120).epsilon(1e-3));
  CHECK(
      std::ranges::any_of(said, [](auto const& text) { return text.find("1 bridge") != std::string::npos; }));
  auto with_line = asked;
  with_line.barriers = {{{490000, 500340}, {515000, 500340}}};
  CHECK_FALSE(walk(with_line));
  auto mined = asked;
  mined.closed = {
      {{{{490000, 500200}, {510000, 500200}, {510000, 500600}, {490000, 500600}, {490000, 500200}}, {}}}};
  CHECK_FALSE(walk(mined));
}

TEST_CASE("a frame larger than the memory allowed walks on scratch files, to the same bits") {
  Scratch const scratch;
  auto asked = inputs({{{400000, 500000}, {520000, 560000}}}, {});
  asked.times = {hour * 4};
  asked.cell = Metres{50};
  asked.scratch = scratch.path();
  auto const labels = [&](std::uint64_t mebibytes) {
    Context context;
    context.memory_bytes = mebibytes << 20;
    WalkingGround const ground{asked, context};
    auto const times = ground.times_to(asked.targets, context);
    REQUIRE(times);
    Population people{Raster<Persons>{ground.grid()}, PopulationUnit::count, "test"};
    for (std::int64_t i = 0; i < 700; ++i) people.cells.set(i, i, Persons{static_cast<double>(i)});
    auto const split = ground.split(people, context);
    CHECK(split.difference().value == Approx(0).margin(1e-6));
    std::vector<std::uint64_t> all;
    for (std::int64_t row = 0; row < ground.grid().rows; row += 7)
      for (std::int64_t column = 0; column < ground.grid().columns; column += 5)
        all.push_back(times->at(row, column).quanta);
    return all;
  };
  CHECK(labels(145) == labels(4096));
  CHECK(std::filesystem::is_empty(scratch.path()));
  Context context;
  context.memory_bytes = std::uint64_t{100} << 20;
  CHECK_THROWS_WITH(WalkingGround(asked, context), contains("--memory") || contains("MiB are allowed"));
}
