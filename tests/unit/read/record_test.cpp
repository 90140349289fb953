#include "passage/read/record.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/scratch.hpp"

#include "passage/base/hash.hpp"

using namespace passage;

TEST_CASE("an input is recorded with its hash, its size and the newest date it states") {
  passage::testing::Scratch const scratch;
  auto const file = scratch.path() / "events.csv";
  std::ofstream{file} << "lon,lat,year\n1,2,2018\n";
  FeatureTable table{"events.csv", Crs{}, {"lon", "lat", "year"}, {}};
  for (auto year : {"2017", "2019", ""}) table.features.push_back({1, {}, {1.0, 2.0, std::string{year}}});
  auto const record = record_input("incidents", Source{file}, table);
  CHECK(record.table == "incidents");
  CHECK(record.file == "events.csv");
  CHECK(record.sha256 == sha256("lon,lat,year\n1,2,2018\n"));
  CHECK(record.vintage == "2019");
  CHECK(record.features_used == 3);
}

TEST_CASE("a table without dates has no vintage") {
  passage::testing::Scratch const scratch;
  auto const file = scratch.path() / "roads.csv";
  std::ofstream{file} << "name\nA\n";
  FeatureTable const table{"roads.csv", Crs{}, {"name"}, {}};
  CHECK(record_input("roads", Source{file}, table).vintage.empty());
}

TEST_CASE("an input is called as the scenario writes it, from the scenario's folder") {
  CHECK(written_name({"case/data/roads.gpkg", "main"}, "case") == "data/roads.gpkg|layername=main");
  CHECK(written_name({"case/places.csv", ""}, "case") == "places.csv");
  CHECK(written_name({"places.csv", ""}, "") == "places.csv");
  CHECK(written_name({"/elsewhere/places.csv", ""}, "case") == "/elsewhere/places.csv");
  CHECK(written_name({"other/places.csv", ""}, "case") == "other/places.csv");
}
