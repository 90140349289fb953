#include "passage/evaluate/zonal.hpp"

#include <map>

#include "real_data.hpp"
#include "support/catch.hpp"

#include "passage/read/features.hpp"
#include "passage/read/raster.hpp"

using namespace passage;
using passage::testing::Approx;

TEST_CASE("population by concelho of São Miguel equals the published exact intersection") {
  auto const folder = testing::real_data("reference/sao_miguel_zonal");
  Context context;
  auto const raster = read_raster<Persons>({folder / "gpw_v411_2020_count_2020.tif"}, {}, context);
  auto const zones = read_features({folder / "concelhos.geojson"}, {}, context);
  auto const expected = read_features({folder / "expected_population_by_concelho.csv"}, {}, context);
  REQUIRE(expected.columns.size() >= 2);
  std::vector<MultiPolygon> areas;
  for (auto const& zone : zones.features) areas.push_back(std::get<MultiPolygon>(zone.geometry));
  auto const sums = zonal_statistics(raster, PopulationUnit::count, areas, context);

  std::map<std::string, double> by_name;
  for (auto const& row : expected.features) by_name[as_text(row.fields[0])] = *as_number(row.fields[1]);
  double total = 0;
  int compared = 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    total += sums[i].sum;
    for (auto const& field : zones.features[i].fields) {
      auto const known = by_name.find(as_text(field));
      if (known == by_name.end()) continue;
      CHECK(sums[i].sum == Approx(known->second).epsilon(1e-6));
      ++compared;
    }
  }
  CHECK(compared == static_cast<int>(sums.size()));
  CHECK(total == Approx(131864.463).epsilon(1e-6));
}

TEST_CASE("density times ground gives about the count of São Miguel") {
  auto const folder = testing::real_data("reference/sao_miguel_zonal");
  Context context;
  auto const counts = read_raster<Persons>({folder / "gpw_v411_2020_count_2020.tif"}, {}, context);
  auto const density = read_raster<Persons>({folder / "gpw_v411_2020_density_2020.tif"}, {}, context);
  auto const box = counts.grid().bounds();
  MultiPolygon const all{{{{box.low.x, box.low.y},
                           {box.high.x, box.low.y},
                           {box.high.x, box.high.y},
                           {box.low.x, box.high.y},
                           {box.low.x, box.low.y}},
                          {}}};
  auto const count = zonal_statistics(counts, PopulationUnit::count, {all}, context)[0].sum;
  CHECK(count == Approx(145602.965).epsilon(1e-6));
  // The density raster counts people per km² of land, so coastal cells weigh more.
  auto const by_density = zonal_statistics(density, PopulationUnit::density, {all}, context)[0].sum;
  CHECK(by_density > count * 0.9);
  CHECK(by_density < count * 2);
}
