#include "passage/model/input_name.hpp"

#include "support/catch.hpp"

using namespace passage;

TEST_CASE("Sheets name the file and its layer, not the folders") {
  auto const shown = [](std::string file) {
    InputRecord record;
    record.file = std::move(file);
    return shown_name(record);
  };
  CHECK(shown("places.csv") == "places.csv");
  CHECK(shown("../data/wau/places.csv") == "places.csv");
  CHECK(shown("data/all.gpkg|layername=main roads") == "all.gpkg, layer main roads");
  CHECK(shown("roads.gpkg, layer roads") == "roads.gpkg, layer roads");  // as earlier runs wrote it
}
