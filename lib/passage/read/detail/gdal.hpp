#pragma once
// The one way from Passage to GDAL: local drivers only, no network, errors as Error, nothing written.
#include <memory>
#include <string>
#include <vector>

#include "passage/read/source.hpp"

class GDALDataset;

namespace passage::detail {

struct CloseDataset {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// While it lives, GDAL calls of this thread have no network and report here instead of on stderr. The
/// process's own GDAL settings stay as they are: Passage may share it with others.
class GdalScope {
 public:
  GdalScope();
  ~GdalScope();
  GdalScope(GdalScope const&) = delete;
  GdalScope& operator=(GdalScope const&) = delete;

  /// The first failure since the start, or empty.
  std::string const& first_failure() const { return failure_; }
  std::vector<std::string> const& warnings() const { return warnings_; }
  void clear();

 private:
  static void report(int severity, int number, char const* message);
  std::vector<std::pair<std::string, std::string>> saved_;
  std::string failure_;
  std::vector<std::string> warnings_;
};

enum class Contents { vector, raster };

/// Opens read-only; a new handle for the calling thread. `options` are GDAL open options. Throws Error{input}
/// with "remote_input", "missing_file" or "unreadable_file".
Dataset open_dataset(Source const& source, Contents contents, GdalScope const& scope,
                     std::vector<std::string> const& options = {});

/// Refuses what is not a local file. `wanted_by` is the file that refers to it, or empty.
void require_local_path(std::string const& path, std::string const& wanted_by);
/// The files a VRT refers to, directly or through another VRT.
std::vector<std::filesystem::path> vrt_references(std::filesystem::path const& vrt);

}  // namespace passage::detail
