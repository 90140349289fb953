#include "passage/algorithms/input_tables.hpp"

#include <algorithm>
#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace passage {

namespace {

/// Points in the metres of a UTM zone, in a table that does not say so.
PointInput metres_without_crs(testing::Scratch const& scratch) {
  auto const path = (scratch / "points.csv").string();
  std::ofstream{path} << "x,y,Nom\n500000,0,here\n600000,0,there\n";
  return {path, {}};
}

struct Layer {
  PointInput source;
  CrsName crs;
  TextMap columns, values;
};

}  // namespace

TEST_CASE("a table is read by its own crs, columns and values, and leaves a record") {
  testing::Scratch const scratch;
  Layer const layer{metres_without_crs(scratch), {"EPSG:32636"}, {{{"name", "Nom"}}}, {{{"there", "There"}}}};
  std::vector<InputRecord> records;
  Context context;
  InputTables tables{scratch.path(), records, context};
  auto const read = tables.read(layer, "stops", RequiredGeometry::points);
  REQUIRE(read.features.size() == 2);
  auto const name = read.column("name");
  REQUIRE(name);
  CHECK(as_text(read.features[1].fields[*name]) == "There");
  auto const degrees =
      tables.read_lon_lat(source_of(layer.source), reading_of(layer, "stops", RequiredGeometry::points));
  CHECK(bounds(degrees[0].geometry).centre().x == testing::Approx(33).margin(1e-6));
  REQUIRE(records.size() == 2);
  CHECK(records[0].table == "stops");
  CHECK(records[0].file == "points.csv");
}

TEST_CASE("features that became nothing are left out, places nobody asked for are not") {
  testing::Scratch const scratch;
  Layer const layer{metres_without_crs(scratch), {"EPSG:32636"}, {}, {}};
  std::vector<InputRecord> records;
  Context context;
  InputTables tables{scratch.path(), records, context};
  tables.read(layer, "sites", RequiredGeometry::points);
  tables.read(layer, "from", RequiredGeometry::points);
  tables.note_used("sites", 1);
  tables.note_selected("from", 1);
  tables.note_used("gates", 1);
  CHECK(records[0].features_used == 1);
  CHECK(records[0].features_left_out == 1);
  CHECK(records[1].features_used == 1);
  CHECK(records[1].features_left_out == 0);
}

TEST_CASE("each population raster is read in its own unit") {
  tables::Population table;
  table.unit = tables::PopulationUnit::density;
  table.nodata = Persons{-9999};
  table.crs = {"EPSG:4326"};
  CHECK(first_reading(table).unit == PopulationUnit::density);
  CHECK(first_reading(table).nodata == -9999);
  CHECK(first_reading(table).crs);
  CHECK(second_reading(table).unit == PopulationUnit::density);
  CHECK_FALSE(second_reading(table).nodata);
  CHECK_FALSE(second_reading(table).crs);
  table.second_unit = tables::PopulationUnit::count;
  CHECK(second_reading(table).unit == PopulationUnit::count);
}

}  // namespace passage
