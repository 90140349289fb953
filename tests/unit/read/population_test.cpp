#include "passage/read/population.hpp"

#include <cmath>

#include "files.hpp"
#include "support/catch.hpp"

using namespace passage;
using namespace passage::testing;

namespace {

/// A town in farm land: people per km² by cell.
std::vector<std::vector<double>> district(double cell_km2_or_one) {
  std::vector<std::vector<double>> rows;
  for (int row = 0; row < 100; ++row) {
    rows.emplace_back();
    for (int column = 0; column < 100; ++column) {
      auto const from_town = std::hypot(row - 50, column - 50);
      rows.back().push_back((60 + 9000 * std::exp(-from_town * from_town / 40)) * cell_km2_or_one);
    }
  }
  return rows;
}

TestRaster plane(std::vector<std::vector<double>> rows, double cell_m) {
  TestRaster raster;
  raster.rows = std::move(rows);
  raster.left = 500000;
  raster.top = 600000;
  raster.cell = cell_m;
  raster.crs = "EPSG:32636";
  return raster;
}

Error refusal(std::filesystem::path const& file, PopulationUnit unit) {
  return error_of([&] {
    Context context;
    read_population({file, ""}, {.unit = unit}, context);
  });
}

bool passes(std::filesystem::path const& file, PopulationUnit unit) {
  return refusal(file, unit).code() == "no_error";
}

}  // namespace

TEST_CASE("facts of a small raster") {
  TemporaryFolder const folder;
  auto const file = write_raster(folder.path() / "p.tif", plane({{10, 0}, {30, 1}}, 2000));  // cells of 4 km²
  Context context;
  auto const population = read_population({file, ""}, {.unit = PopulationUnit::count}, context);
  CHECK(population.unit == PopulationUnit::count);
  CHECK(population.source == "p.tif");
  auto const facts = population_facts(population.cells);
  CHECK(facts.area.value == Approx(16e6));
  CHECK(facts.as_count == Persons{41});
  CHECK(facts.as_density == Persons{164});
  CHECK_THAT(finding_of(context, "population_total").text,
             contains("41 people, read as count; as density it would be 164"));
}

TEST_CASE("density taken for count and count taken for density are refused where values show it") {
  TemporaryFolder const folder;
  auto const fine_density = write_raster(folder.path() / "fine_d.tif", plane(district(1), 100));
  auto const fine_count = write_raster(folder.path() / "fine_c.tif", plane(district(0.01), 100));
  auto const coarse_density = write_raster(folder.path() / "coarse_d.tif", plane(district(1), 30000));
  CHECK(passes(fine_density, PopulationUnit::density));
  CHECK(passes(fine_count, PopulationUnit::count));
  CHECK(passes(coarse_density, PopulationUnit::density));

  auto const error = refusal(fine_density, PopulationUnit::count);
  CHECK(error.kind() == ErrorKind::input);
  CHECK(error.code() == "density_taken_for_count");
  CHECK_THAT(error.message(),
             contains("fine_d.tif: unit = \"count\" but") && contains("people/km2, expected"));
  CHECK_THAT(error.hint(), contains("set unit = \"density\"") && contains("gdal_edit.py -units people/cell"));
  CHECK(refusal(fine_count, PopulationUnit::density).code() == "count_taken_for_density");
  CHECK(refusal(coarse_density, PopulationUnit::count).code() == "density_taken_for_count");
}

TEST_CASE("at about one km2 a cell values cannot tell, names and units can") {
  TemporaryFolder const folder;
  auto raster = plane(district(1), 1000);
  CHECK(passes(write_raster(folder.path() / "people.tif", raster), PopulationUnit::count));
  CHECK(passes(write_raster(folder.path() / "people.tif", raster), PopulationUnit::density));
  auto const named = write_raster(folder.path() / "ssd_pd_2020_1km.tif", raster);
  CHECK(refusal(named, PopulationUnit::count).code() == "density_taken_for_count");
  CHECK_THAT(refusal(named, PopulationUnit::count).message(), contains("name or description says density"));
  CHECK(passes(named, PopulationUnit::density));
  auto const counted = write_raster(folder.path() / "ssd_ppp_2020.tif", raster);
  CHECK(refusal(counted, PopulationUnit::density).code() == "count_taken_for_density");

  raster.unit = "people/cell";
  auto const stated = write_raster(folder.path() / "ssd_pd_2021.tif", raster);
  CHECK(passes(stated, PopulationUnit::count));
  CHECK_THAT(refusal(stated, PopulationUnit::density).message(),
             contains("states its unit as people per cell"));
}

TEST_CASE("negative people, undeclared nodata and an empty raster are refused") {
  TemporaryFolder const folder;
  CHECK(
      refusal(write_raster(folder.path() / "a.tif", plane({{1, -5}}, 1000)), PopulationUnit::count).code() ==
      "negative_value");
  CHECK(refusal(write_raster(folder.path() / "b.tif", plane({{1, -99999}}, 1000)), PopulationUnit::count)
            .code() == "undeclared_nodata");
  auto empty = plane({{-1, -1}}, 1000);
  empty.nodata = -1;
  empty.has_nodata = true;
  CHECK(refusal(write_raster(folder.path() / "c.tif", empty), PopulationUnit::count).code() == "no_people");
  auto const zeros =
      refusal(write_raster(folder.path() / "d.tif", plane({{0, 0}, {0, 0}}, 1000)), PopulationUnit::count);
  CHECK(zeros.code() == "no_people");
  CHECK_THAT(zeros.message(), contains("holds 0"));
}

TEST_CASE("real rasters pass as what they are, and most fail as what they are not") {
  auto const data = real_data();
  if (data.empty()) {
    WARN("skipped: no shared data");
    return;
  }
  struct Case {
    char const* file;
    PopulationUnit unit;
    double people;
    bool is_other_refused;
  };
  auto const count = PopulationUnit::count, density = PopulationUnit::density;
  for (auto const& [name, unit, people, is_other_refused] : std::vector<Case>{
           {"burundi/population_worldpop_1km.tif", count, 9131486, true},
           {"burundi/population_ghs2015_250m_mollweide.tif", count, 11131281.7, false},
           {"comoros/population_worldpop2020_100m.tif", count, 869595, true},
           {"south_sudan/population_1km_8bit_calibrated.tif", count, 11193729, false},
           {"south_sudan/population_density_20km.tif", density, 0, true},
           {"car/population_density_20km.tif", density, 0, true},
           {"senegal/population_density_20km.tif", density, 0, true},
           {"reference/sao_miguel_zonal/gpw_v411_2020_count_2020.tif", count, 145602.965, true},
           {"reference/sao_miguel_zonal/gpw_v411_2020_density_2020.tif", density, 0, true},
           {"reference/spearfish_accessmod/population.tif", count, 103310, true},
       }) {
    CAPTURE(name);
    Context context;
    std::optional<Population> population;
    CHECK_NOTHROW(population = read_population({data / name, ""}, {.unit = unit}, context));
    if (!population) continue;
    auto const facts = population_facts(population->cells);
    if (people > 0) CHECK(facts.as_count.value == Approx(people).epsilon(1e-6));
    CAPTURE(facts.crowded_as_count_per_km2, facts.crowded_as_density_per_km2, facts.as_density.value);
    auto const other = unit == count ? density : count;
    auto const refused = refusal(data / name, other);
    CAPTURE(refused.message());
    CHECK((refused.code() != "no_error") == is_other_refused);
    // Values alone, without the name:
    CHECK_FALSE(doubt(facts, unit));
  }
}
