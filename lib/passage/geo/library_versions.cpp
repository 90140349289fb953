#include "passage/geo/library_versions.hpp"

#include <GeographicLib/Config.h>
#include <boost/version.hpp>
#include <fmt/core.h>
#include <geos_c.h>
#include <proj.h>

namespace passage {

std::vector<std::pair<std::string, std::string>> geometry_libraries() {
  auto const proj = proj_info();
  auto const database = proj_context_get_database_metadata(nullptr, "EPSG.VERSION");
  auto const boost =
      fmt::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000, BOOST_VERSION % 100);
  return {{"Boost", boost},
          {"EPSG", database ? database : "unknown"},
          {"GEOS", GEOSversion()},
          {"GeographicLib", GEOGRAPHICLIB_VERSION_STRING},
          {"PROJ", fmt::format("{}.{}.{}", proj.major, proj.minor, proj.patch)}};
}

}  // namespace passage
