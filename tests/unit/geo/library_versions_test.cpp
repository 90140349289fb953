#include "passage/geo/library_versions.hpp"

#include "support/stated_versions.hpp"

using namespace passage;

TEST_CASE("Every library that is named states a version") {
  testing::check_versions(geometry_libraries(), {"PROJ", "GEOS", "GeographicLib", "Boost", "EPSG"});
}
