#include "passage/read/library_versions.hpp"

#include <fmt/core.h>
#include <gdal.h>
#include <osmium/version.hpp>
#include <toml++/toml.h>

namespace passage {

std::vector<std::pair<std::string, std::string>> reading_libraries() {
  return {{"GDAL", GDALVersionInfo("RELEASE_NAME")},
          {"libosmium", LIBOSMIUM_VERSION_STRING},
          {"toml++", fmt::format("{}.{}.{}", TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH)}};
}

}  // namespace passage
