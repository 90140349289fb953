#pragma once
// Small input files that a test writes into a folder of its own: vectors as text wherever the format allows,
// so that what is under test can be seen in the test.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/scratch.hpp"

#include "passage/base/context.hpp"
#include "passage/base/error.hpp"
#include "passage/geo/crs.hpp"

namespace passage::testing {

/// A folder that is removed with its contents.
class TemporaryFolder : public Scratch {
 public:
  /// Writes a file and returns its path.
  std::filesystem::path write(std::string const& name, std::string const& text) const;
  /// Names of all files in the folder, sorted.
  std::vector<std::string> names() const;
};

/// A GeoJSON collection of features given as {"properties", "geometry"} texts.
std::string geojson(std::vector<std::pair<std::string, std::string>> const& features,
                    std::string const& crs = {});

/// Converts by GDAL as ogr2ogr would: `format` is a driver name.
std::filesystem::path convert_vector(std::filesystem::path const& from, std::filesystem::path const& to,
                                     std::string const& format, std::vector<std::string> const& options = {});

/// A small GeoTIFF.
struct TestRaster {
  std::vector<std::vector<double>> rows;
  double left = 30, top = 5, cell = 0.1;
  std::string crs = "EPSG:4326";
  double nodata = 0;
  bool has_nodata = false;
  double skew = 0;
  std::string unit{};
};
std::filesystem::path write_raster(std::filesystem::path const& file, TestRaster const& raster);

/// The Error that `work` throws; fails the test when it throws none.
template <class Work>
Error error_of(Work&& work) {
  try {
    work();
  } catch (Error const& error) {
    return error;
  }
  return Error{ErrorKind::defect, "no_error", "nothing was thrown"};
}

/// The finding with `code`, or an empty one.
Finding finding_of(Context const& context, std::string const& code);

/// ../shared/data or what PASSAGE_DATA names; empty when it is not there.
std::filesystem::path real_data();

}  // namespace passage::testing
