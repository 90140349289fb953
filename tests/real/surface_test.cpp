#include <algorithm>
#include <cmath>

#include "real_data.hpp"
#include "support/catch.hpp"

#include "passage/layers/friction.hpp"
#include "passage/read/features.hpp"
#include "passage/read/raster.hpp"
#include "passage/search/surface/certify_cost.hpp"
#include "passage/search/surface/corridor_area.hpp"

using namespace passage;
using passage::testing::Approx;

namespace {

double quantile(std::vector<double> values, double share) {
  auto const at =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

struct Spearfish {
  FrictionSurface surface;
  Raster<Seconds, double> expected;
  std::vector<CostSource> facilities;  ///< the zeros of the expected raster
};

Spearfish read_spearfish(Context& context) {
  auto const folder = testing::real_data("reference/spearfish_accessmod");
  auto const classes =
      read_raster<Code, std::int32_t>(Source{folder / "expected_land_cover_merged.tif"}, {}, context);
  auto const speeds = read_class_speeds(read_features(Source{folder / "speed_table.csv"}, {}, context));
  Spearfish read{
      friction_by_class(classes, speeds, context),
      read_raster<Seconds, double>(Source{folder / "expected_cumulative_cost_seconds.tif"}, {}, context),
      {}};
  read.surface.elevation = read_raster<Metres>(Source{folder / "dem.tif"}, {}, context);
  read.expected.for_each_valid([&](std::int64_t row, std::int64_t column, Seconds time) {
    if (time.value == 0) read.facilities.push_back({read.surface.grid().id(row, column), Seconds{0}});
  });
  return read;
}

}  // namespace

// AccessMod 5 of 2015 averages the two cells' speeds where a step changes class (here: times), and its
// bicycle had no cap at twice the flat speed. Inside one class of walking or motor traffic it agrees to the
// centimetre.
TEST_CASE("Spearfish: AccessMod's travel time towards facilities, with what differs explained") {
  Context context;
  context.threads = 2;
  auto const data = read_spearfish(context);
  auto const& grid = data.surface.grid();
  REQUIRE(data.facilities.size() == 4);
  CostOptions options;
  options.corners = Corners::open;
  options.is_reverse = true;
  options.max_cost = Seconds{7200};
  auto const field = accumulate_cost(data.surface, data.facilities, options, context);
  CHECK(!certify_cost(data.surface, data.facilities, options, field, context).refutation);

  std::vector<double> relative;
  std::int64_t one_only = 0;
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      auto const theirs = data.expected.at(row, column);
      auto const ours = field.at(row, column);
      one_only += theirs.has_value() != ours.is_reached();
      if (theirs && ours.is_reached() && theirs->value > 60)
        relative.push_back(field.quantum().seconds(ours).value / theirs->value - 1);
    }
  }
  CHECK(one_only <= 700);  // of 253 624: cells at the two-hour limit
  CHECK(std::abs(quantile(relative, 0.5)) < 0.01);
  CHECK(quantile(relative, 0.1) > -0.10);
  CHECK(quantile(relative, 0.9) < 0.10);

  // The third facility stands in grass (walking): its neighbours agree to 0.01 s.
  auto const walking = data.facilities[2].cell;
  for (auto const& move : moves_of(Neighbours::eight)) {
    auto const row = grid.row_of(walking) + move.to.row, column = grid.column_of(walking) + move.to.column;
    CHECK(field.quantum().seconds(field.at(row, column)).value ==
          Approx(data.expected.at(row, column)->value).margin(0.01));
  }
  // The first stands on an interstate (80 km/h) with grass south of it (2 km/h, 1 m uphill to the road): the
  // expected 2.64 s is the distance over the mean of both speeds.
  auto const road = data.facilities[0].cell;
  double const up = 1 / grid.cell_height;
  double const walk_km_h = 2 * std::exp(-3.5 * std::abs(up + 0.05)) / std::exp(-0.175);
  double const mean_m_s = (80 + walk_km_h) / 2 / 3.6;
  CHECK(data.expected.at(grid.row_of(road) + 1, grid.column_of(road))->value ==
        Approx(grid.cell_height / mean_m_s).margin(0.02));
}

TEST_CASE(
    "Senegal: the Malaria Atlas friction in minutes per metre gives a certified surface and a corridor") {
  auto const folder = testing::real_data("senegal");
  Context context;
  context.threads = 2;
  auto const minutes =
      read_raster<SecondsPerMetre>(Source{folder / "friction_min_per_m_1km.tif"}, {}, context);
  FrictionSurface surface{Raster<SecondsPerMetre>{minutes.grid()}};
  minutes.for_each_valid([&](std::int64_t row, std::int64_t column, SecondsPerMetre friction) {
    surface.friction.set(row, column, friction * 60);
  });
  auto const& grid = surface.grid();
  CorridorQuery query;
  query.from = {{*grid.cell_at({-16.27, 12.58}), Seconds{0}}};  // Ziguinchor
  query.to = {{*grid.cell_at({-13.67, 13.77}), Seconds{0}}};    // Tambacounda
  auto const area = find_corridor_area(surface, query, context);
  REQUIRE(area);
  double const hours = area->forward.quantum().seconds(area->least).value / 3600;
  CHECK(hours > 3);
  CHECK(hours < 12);
  CHECK(area->cells.size() > static_cast<std::int64_t>(area->path.size()));
  auto const field = accumulate_cost(surface, query.from, {}, context);
  CHECK(!certify_cost(surface, query.from, {}, field, context).refutation);
  CHECK(field.at(query.to[0].cell) == area->least);
}
