#include "surface_map.hpp"

#include <algorithm>

#include "support/catch.hpp"

#include "passage/search/surface/back_link.hpp"
#include "passage/search/surface/certify_cost.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

struct Drawn {
  FrictionSurface surface;
  CellId source, target;
};

Drawn draw(SurfaceMap const& map) {
  Grid grid;
  grid.crs = Crs::parse("EPSG:32636");
  grid.cell_width = grid.cell_height = map.cell_m;
  grid.rows = static_cast<std::int64_t>(map.drawing.size());
  for (auto const& row : map.drawing)
    grid.columns = std::max(grid.columns, static_cast<std::int64_t>(row.size()));
  Drawn drawn{FrictionSurface{Raster<SecondsPerMetre>{grid}}, {}, {}};
  for (std::size_t row = 0; row < map.drawing.size(); ++row) {
    for (std::size_t column = 0; column < map.drawing[row].size(); ++column) {
      auto const& word = map.drawing[row][column];
      auto const r = static_cast<std::int64_t>(row), c = static_cast<std::int64_t>(column);
      if (word == "S") drawn.source = grid.id(r, c);
      if (word == "T") drawn.target = grid.id(r, c);
      if (word == "#") continue;
      double const times = word == "S" || word == "T" || word == "." ? 1 : std::stod(word);
      drawn.surface.friction.set(r, c, SecondsPerMetre{times * map.friction_s_per_m});
    }
  }
  return drawn;
}

void check_map(SurfaceMap const& map, int neighbours) {
  auto drawn = draw(map);
  Context context;
  CostOptions options;
  options.neighbours = static_cast<Neighbours>(neighbours);
  options.corners = map.corners;
  drawn.surface.blocked = block_moves(drawn.surface.grid(), map.barriers, options.neighbours, context);
  drawn.surface.crossings = join_crossings(drawn.surface.friction, map.barriers, map.gates, context);
  std::vector<CostSource> const from{{drawn.source, Seconds{0}}}, to{{drawn.target, Seconds{0}}};
  auto const field = accumulate_cost(drawn.surface, from, options, context);
  CHECK(!certify_cost(drawn.surface, from, options, field, context).refutation);
  auto const back = accumulate_cost(drawn.surface, to, options, context);
  CHECK(back.at(drawn.source) == field.at(drawn.target));  // drawn maps are symmetric
  auto const path = trace_path(drawn.surface, from, options, field, drawn.target);
  std::string through;
  for (auto const& step : path)
    if (step.crossing) through += drawn.surface.crossings[*step.crossing].name;
  for (auto const& expected : map.expectations) {
    if (expected.neighbours && *expected.neighbours != neighbours) continue;
    INFO(expected.where << ", " << neighbours << " neighbours");
    auto const label = field.at(drawn.target);
    if (expected.kind == Expectation::Kind::unreachable) {
      CHECK_FALSE(label.is_reached());
    } else if (expected.kind == Expectation::Kind::through) {
      CHECK((through.empty() ? "nothing" : through) == expected.gate);
    } else {
      REQUIRE(label.is_reached());
      CHECK(field.quantum().seconds(label).value == Approx(expected.seconds).margin(expected.within));
    }
  }
}

}  // namespace

TEST_CASE("drawn surface maps") {
  std::vector<std::filesystem::path> paths;
  for (auto const& entry : std::filesystem::directory_iterator{PASSAGE_MAPS})
    if (entry.path().extension() == ".map") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  REQUIRE(paths.size() >= 8);
  for (auto const& path : paths) {
    auto const map = read_map(path);
    for (int const neighbours : map.neighbours) {
      INFO(path.filename().string());
      check_map(map, neighbours);
    }
  }
}
