#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "passage/base/context.hpp"
#include "passage/geo/feature_table.hpp"
#include "passage/read/source.hpp"

namespace passage {

/// What a layer must hold. `any` also lets tables without geometry pass.
enum class RequiredGeometry { any, points, lines, polygons, points_or_polygons };

/// How a layer is read.
struct FeatureRead {
  std::string input{};                                         ///< the scenario table it serves: "roads"
  RequiredGeometry kind = RequiredGeometry::any;               ///< others: some geometry is required
  std::optional<Crs> crs{};                                    ///< overrides what the file says or leaves out
  std::vector<std::pair<std::string, std::string>> columns{};  ///< ours, theirs: theirs is also known as ours
  std::vector<std::pair<std::string, std::string>> values{};   ///< theirs, ours: whole cells of text
};

/// Reads a layer of any local vector driver, or a table with coordinate columns (lon|longitude|x and
/// lat|latitude|y, or what `columns` maps to `lon` and `lat`; else a WKT column), in the file's order and
/// CRS. Curves become lines, heights are dropped. Text is UTF-8 whatever it was; dates stay text as
/// yyyy-mm-dd.
///
/// Findings: features without geometry or with coordinates out of range (few), a row of HXL hashtags, text
/// that was not UTF-8, a `values` entry that nothing matches.
/// Throws Error{input}: as require_local; "unreadable_file"; "unknown_layer" and "several_layers" with the
/// list; "empty_layer"; "no_crs"; "no_coordinates"; "wrong_geometry"; "unknown_column";
/// "projected_as_degrees", "swapped_coordinates", "degrees_as_projected" when a tenth of the features or more
/// lie where their CRS has no places.
FeatureTable read_features(Source const& source, FeatureRead const& options, Context& context);

/// The table in WGS 84 longitude and latitude. Edges of polygons are first divided so that none is longer
/// than about 0.02 degrees: a straight edge stays straight in the CRS it was drawn in.
FeatureTable to_lon_lat(FeatureTable table);

}  // namespace passage
