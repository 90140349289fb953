#pragma once
#include <string>
#include <vector>

#include "passage/read/detail/gdal.hpp"
#include "passage/read/features.hpp"

class OGRLayer;

namespace passage::detail {

/// The layer that is meant: the one named, or the only one that fits `options.kind`. Throws Error{input} with
/// "unknown_layer", "several_layers" or "empty_layer".
OGRLayer& choose_layer(GDALDataset& dataset, Source const& source, FeatureRead const& options);

/// What a layer states of itself, before anything is decided about it.
struct RawLayer {
  FeatureTable table;             ///< its crs is empty where the file names none
  std::vector<std::string> tags;  ///< HXL hashtags by column; empty without such a row
  bool has_geometry_field = false;
  std::size_t not_utf8 = 0;       ///< cells that were converted
  std::string first_not_utf8;     ///< one of them, as it was converted
  std::size_t lost_text = 0;      ///< cells of question marks only
  std::size_t dropped_parts = 0;  ///< features of which a part of another kind was left out
};

RawLayer read_layer(OGRLayer& layer, Source const& source, Context& context);

}  // namespace passage::detail
