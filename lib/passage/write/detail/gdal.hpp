#pragma once
// What every use of GDAL in this stage shares. GDAL's own headers stay in .cpp files.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "passage/base/date.hpp"

class GDALDataset;
class OGRSpatialReference;

namespace passage {
class Crs;
}

namespace passage::detail {

/// Collects GDAL's messages on this thread while it lives, instead of printing them, and sets the date that
/// GDAL writes into files, so that the same content gives the same bytes.
class GdalSession {
 public:
  explicit GdalSession(Date stamp);
  ~GdalSession();
  GdalSession(GdalSession const&) = delete;
  GdalSession& operator=(GdalSession const&) = delete;

  bool has_failed() const { return !failures_.empty(); }
  std::vector<std::string> const& warnings() const { return warnings_; }
  /// Precondition: has_failed().
  std::string const& first_failure() const { return failures_.front(); }
  /// Throws Error{input, "output_not_writable"} with GDAL's first failure when there was one.
  void throw_if_failed(std::filesystem::path const& path) const;
  void record(bool is_failure, char const* message);

 private:
  std::vector<std::string> failures_, warnings_;
};

struct CloseWrittenDataset {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, CloseWrittenDataset>;

struct RasterShape {
  int columns = 0, rows = 0, bands = 0;
  int gdal_type = 0;  ///< a GDALDataType
};

/// Creates an empty data set. Throws Error{input, "output_not_writable"}.
Dataset create_dataset(char const* driver, std::filesystem::path const& path, RasterShape shape,
                       std::vector<std::string> const& options);

/// Always in the order easting, northing.
std::unique_ptr<OGRSpatialReference, void (*)(OGRSpatialReference*)> spatial_reference(Crs const& crs);

}  // namespace passage::detail
