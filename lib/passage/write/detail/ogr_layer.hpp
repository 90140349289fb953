#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "passage/write/detail/gdal.hpp"
#include "passage/write/features.hpp"

namespace passage::detail {

struct OgrTarget {
  GDALDataset* dataset;
  std::filesystem::path path;              ///< for messages
  std::vector<std::string> layer_options;  ///< of the driver
};

/// Creates the layer in an open data set and writes all features. Throws Error{input, "output_not_writable"}.
void write_ogr_layer(OgrTarget const& target, FeatureLayer const& layer);

}  // namespace passage::detail
